/* Stands in for HubDesk.exe where its installers are tried: writes its version and its words into a file, and with the
   word --wait stays until a file named stop lies beside that file. Takes no part in what is given out. */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

int WINAPI wWinMain(HINSTANCE self, HINSTANCE none, PWSTR words, int show)
{
    FILE *file = _wfopen(L"C:\\tried\\ran.txt", L"w");
    if (file == NULL)
        return 9;
    fwprintf(file, L"%hs %ls\n", VERSION, words);
    fclose(file);
    while (wcsstr(words, L"--wait") && GetFileAttributesW(L"C:\\tried\\stop") == INVALID_FILE_ATTRIBUTES)
        Sleep(100);
    return 0;
}
