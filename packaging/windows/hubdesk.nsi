; The installer for one person on Windows: no rights needed, and silent with /S. Made by build.sh, which gives
;   -DVERSION=0.1.0 -DVERSION4=0.1.0.0 -DFILES=files.nsh (from files.py) -DICON=hubdesk.ico -DSIZE_KB=n -DOUT=setup.exe
;   -DSIGN=command (if it is to be signed: called with the file's name, for the remover too)
;
; Silent:   HubDesk-setup.exe /S [/D=C:\folder]        (/D comes last, without quotation marks, also where it has spaces)
; Removing: "C:\...\uninstall.exe" /S
; Ends with 0 when done, 2 when it was stopped, 3 while HubDesk runs, 4 when this Windows is too old, 5 when a former
; version could not be removed.
;
; It takes away only files that an installer has put there, one by one: never a folder with all that is in it, which a
; person may have chosen and may use for other things. Favourites, lists and notes lie elsewhere and are never touched.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include "${FILES}"

!define NAME "HubDesk"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CLASSES "Software\Classes"
!define FIRST_BUILD 17763 ; Windows 10 of 2018 (1809), the first that Qt runs on
!define /ifndef OUT "HubDesk-${VERSION}-setup.exe"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${NAME}" "Folder"
BrandingText "HubDesk ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION4}"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "HubDesk installer"
VIAddVersionKey CompanyName "HubDesk contributors"
VIAddVersionKey LegalCopyright "MIT licence; Qt and PySide6 under LGPL 3, see About"

!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Install HubDesk ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "HubDesk is a library of practice that needs no internet.$\r$\n$\r$\nIt is installed for you alone. You need no administrator, and nothing is sent anywhere.$\r$\n$\r$\nYour favourites, lists and notes from a former version stay as they are."
!define MUI_FINISHPAGE_TITLE "HubDesk is ready"
!define MUI_FINISHPAGE_TEXT "You find it in the Start menu."
!define MUI_FINISHPAGE_RUN "$INSTDIR\HubDesk.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open HubDesk now"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "HubDesk is taken off this computer. Your favourites, lists and notes are kept. They are in $LOCALAPPDATA\HubDesk."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A program that runs cannot be opened for writing: that is how it is known, without looking at anybody's processes.
!macro EndWhileItRuns un
  Function ${un}EndWhileItRuns
    Push $0
    try_again:
    ${If} ${FileExists} "$INSTDIR\HubDesk.exe"
      ClearErrors
      FileOpen $0 "$INSTDIR\HubDesk.exe" a
      IfErrors it_runs
      FileClose $0
    ${EndIf}
    ${If} ${FileExists} "$INSTDIR\hubdesk-verbs.exe"
      ClearErrors
      FileOpen $0 "$INSTDIR\hubdesk-verbs.exe" a
      IfErrors it_runs
      FileClose $0
    ${EndIf}
    Pop $0
    Return
    it_runs:
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "HubDesk is open. Close it, then choose Retry." /SD IDCANCEL IDRETRY try_again
    SetErrorLevel 3
    Quit
  FunctionEnd
!macroend
!insertmacro EndWhileItRuns ""
!insertmacro EndWhileItRuns "un."

!macro TellWindows
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; the kinds of files have changed
!macroend

Function .onInit
  SetShellVarContext current
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${FIRST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "HubDesk needs Windows 10 from October 2018 (version 1809) or later, with 64 bits. You can still read its web edition: open START HERE on a HubDesk stick." /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

; The former version takes away its own files, so that none of them stays behind beside the new ones.
Function RemoveFormer
  ReadRegStr $R0 HKCU "Software\${NAME}" "Folder"
  ${If} $R0 == ""
    Return
  ${EndIf}
  ${IfNot} ${FileExists} "$R0\uninstall.exe"
    Return
  ${EndIf}
  Push $INSTDIR
  StrCpy $INSTDIR $R0
  Call EndWhileItRuns
  Pop $INSTDIR
  ExecWait '"$R0\uninstall.exe" /S /UPGRADE _?=$R0' $R1
  ${If} $R1 != 0
    MessageBox MB_OK|MB_ICONSTOP "The former version in $R0 could not be taken away, so nothing was changed. Start the computer anew and try again." /SD IDOK
    SetErrorLevel 5
    Quit
  ${EndIf}
  Delete "$R0\uninstall.exe" ; it cannot delete itself while it is waited for
  RMDir "$R0"
FunctionEnd

Section "HubDesk"
  Call EndWhileItRuns
  Call RemoveFormer
  SetOverwrite on
  ClearErrors
  !insertmacro PutFiles
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "Not every file could be written to $INSTDIR. Is the disk full, or the folder not yours? Choose another folder and try again." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\${NAME}" "Folder" "$INSTDIR"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\HubDesk.exe" "" "$INSTDIR\HubDesk.exe" 0 SW_SHOWNORMAL "" "A library of practice that needs no internet"

  WriteRegStr HKCU "${CLASSES}\HubDesk.pack" "" "HubDesk pack"
  WriteRegStr HKCU "${CLASSES}\HubDesk.pack\DefaultIcon" "" "$INSTDIR\HubDesk.exe,0"
  WriteRegStr HKCU "${CLASSES}\HubDesk.pack\shell\open\command" "" '"$INSTDIR\HubDesk.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.hubpack" "" "HubDesk.pack"
  WriteRegStr HKCU "${CLASSES}\.hubpack" "PerceivedType" "document"
  WriteRegStr HKCU "${CLASSES}\.hubpack\OpenWithProgids" "HubDesk.pack" ""
  WriteRegStr HKCU "${CLASSES}\hubdesk" "" "URL:HubDesk address"
  WriteRegStr HKCU "${CLASSES}\hubdesk" "URL Protocol" ""
  WriteRegStr HKCU "${CLASSES}\hubdesk\DefaultIcon" "" "$INSTDIR\HubDesk.exe,0"
  WriteRegStr HKCU "${CLASSES}\hubdesk\shell\open\command" "" '"$INSTDIR\HubDesk.exe" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\HubDesk.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "HubDesk contributors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr HKCU "${UNINSTALL}" "Comments" "Favourites, lists and notes are kept when HubDesk is removed."
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  !insertmacro TellWindows
SectionEnd

Function un.onInit
  SetShellVarContext current
FunctionEnd

Section "Uninstall"
  Call un.EndWhileItRuns
  ClearErrors
  !insertmacro TakeFiles
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; stays where there is something else in it

  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/UPGRADE" $R1
  IfErrors 0 upgraded ; a newer version writes all this anew

  Delete "$SMPROGRAMS\${NAME}.lnk"
  ReadRegStr $R0 HKCU "${CLASSES}\.hubpack" ""
  ${If} $R0 == "HubDesk.pack"
    DeleteRegValue HKCU "${CLASSES}\.hubpack" ""
    DeleteRegValue HKCU "${CLASSES}\.hubpack" "PerceivedType"
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\.hubpack\OpenWithProgids" "HubDesk.pack"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.hubpack\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.hubpack"
  DeleteRegKey HKCU "${CLASSES}\HubDesk.pack"
  DeleteRegKey HKCU "${CLASSES}\hubdesk"
  DeleteRegKey HKCU "Software\${NAME}"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TellWindows
  IfSilent 0 +2
    Return
  MessageBox MB_OK|MB_ICONINFORMATION "HubDesk is gone. Your favourites, lists and notes are still here: $LOCALAPPDATA\HubDesk$\r$\n$\r$\nIf you install HubDesk again, it finds them. If you want to be rid of them too, delete that folder." /SD IDOK
  upgraded:
SectionEnd
