"""The web edition from a stick, in a real browser: clicked, typed into, read without scripts, in the dark, on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.web.reader import reading

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.web

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}


def test_somebody_clicks_through_the_library(browser: Any, site: Path) -> None:
    """From home to a partnership, to an entry, on to its theme, and back."""
    with reading(browser) as reader:
        reader.open(site / "index.html")
        assert reader.heading == "HeadStart practice library"
        reader.follow(".card >> text=Kent")
        assert reader.heading == "Kent"
        reader.follow("#main .entries a >> nth=0")
        assert "Kent" in reader.page.text_content(".chips")
        reader.follow(".chips li:nth-child(2) a")
        assert "Theme" in reader.page.text_content(".over")
        reader.page.go_back()
        assert "Kent" in reader.page.text_content(".chips")


@pytest.mark.parametrize(
    ("words", "title", "said"),
    [
        ("safe space", "Safe spaces: a calm place that pupils help to make", "entries for"),
        ("bully", "An anti-bullying award that young people designed for schools", "entries for"),
        (
            "anti bulying award",
            "An anti-bullying award that young people designed for schools",
            "so this was looked for",
        ),
        ("behavior online", "A tool to judge whether online behaviour is harmful", "Also looked for: behaviour"),
        ("LAC", "Friend for Life: children in care choose a friend who stays", "Also looked for: children in care"),
        (
            "online anxeity",
            "A local website on feelings, with pages young people shaped",
            "No entry has “anxeity”, so this was",
        ),
        ("SAFÉ-SPÁCES", "Safe spaces: a calm place that pupils help to make", "entries for"),
    ],
)
def test_words_are_found_as_people_type_them(browser: Any, site: Path, words: str, title: str, said: str) -> None:
    """The beginning of a word, another form, a slip of the pen, capitals and accents: the entry is among the first three."""
    with reading(browser) as reader:
        titles = reader.open(site / "index.html").type(words)

        assert title in titles[:3]
        assert said in reader.said


def test_what_is_not_there_is_said(browser: Any, site: Path) -> None:
    """Nothing found says so, with what to do; two words that meet in no entry find those with one of them."""
    with reading(browser) as reader:
        assert reader.open(site / "index.html").type("qqqqq") == []
        assert reader.said == "Nothing found for “qqqqq”. Try another word, or fewer words."
        assert reader.type("qqqqq mentoring")
        assert reader.said.startswith("No entry has all of these words; these have some.")


def test_results_show_where_and_why_and_can_be_narrowed(browser: Any, site: Path) -> None:
    """Under each title stand its partnership and themes and a line with the words marked; one click keeps one place."""
    with reading(browser) as reader:
        reader.open(site / "index.html").type("mentoring")
        everywhere = reader.page.locator("#results-list li")
        before = everywhere.count()
        assert " · " in reader.page.text_content("#results-list .where >> nth=0")
        assert reader.page.text_content("#results-list mark >> nth=0").lower().startswith("mentor")
        reader.page.wait_for_selector("#results-list li:nth-child(3) mark")

        reader.page.click("#results-narrow button:has-text('Kent')")
        assert 0 < everywhere.count() < before
        assert all("Kent" in words for words in reader.page.locator("#results-list .where").all_text_contents())
        assert reader.focused().startswith("Kent")


def test_back_leads_to_the_results(browser: Any, site: Path) -> None:
    """Who looks at a wrong entry finds the list again, as it was."""
    with reading(browser) as reader:
        titles = reader.open(site / "about.html").type("transition")
        reader.follow("#results-list a >> nth=1")
        assert reader.heading == titles[1]
        reader.page.go_back()
        reader.page.wait_for_selector("#results-list b")
        assert reader.titles == titles
        assert reader.page.input_value("#q") == "transition"


def test_all_of_it_works_by_keyboard(browser: Any, site: Path) -> None:
    """Slash to the search, down to a result, Enter opens it; Escape closes; Tab first offers to skip to the text."""
    with reading(browser) as reader:
        keys = reader.open(site / "index.html").page.keyboard
        keys.press("Tab")
        assert reader.focused() == "Skip to the text"
        keys.press("Enter")
        assert reader.focused("id") == "main"
        keys.press("/")
        assert reader.focused("id") == "q"
        keys.type("safe space")
        reader.page.wait_for_selector("#results-list a >> nth=2")
        keys.press("ArrowDown")
        keys.press("ArrowDown")
        assert reader.focused() == reader.page.text_content("#results-list a >> nth=1")
        keys.press("ArrowUp")
        keys.press("ArrowUp")
        assert reader.focused("id") == "q"
        keys.press("Escape")
        assert reader.page.is_hidden("#results")
        assert reader.page.is_visible("#main")
        keys.press("Control+k")
        keys.type("safe spaces calm")
        reader.page.wait_for_selector("#results-list a")
        keys.press("Enter")
        reader.page.wait_for_selector(".entry")
        assert reader.heading.startswith("Safe spaces")


def test_every_stop_of_the_keyboard_is_seen_and_named(browser: Any, site: Path) -> None:
    """Tab goes through a whole page: each stop has words, and a ring is drawn round it."""
    with reading(browser) as reader:
        page = reader.open(site / "entries/headstart/kent/safe-spaces.html").page
        stops = 0
        while stops < 200:
            page.keyboard.press("Tab")
            stop = page.evaluate("""() => {
                const one = document.activeElement;
                if (!one || one === document.body) return null;
                return [one.getAttribute('aria-label') || one.labels?.[0]?.textContent || one.textContent,
                        getComputedStyle(one).outlineStyle, one.getBoundingClientRect().height];
            }""")
            if stop is None:
                break
            stops += 1
            assert stop[0].strip()
            assert stop[1] != "none", stop
            assert stop[2] > 0
        assert stops > 25


def test_without_scripts_everything_can_still_be_read(browser: Any, site: Path) -> None:
    """Browsing both ways works, and no dead search field or button is shown."""
    with reading(browser, java_script_enabled=False) as reader:
        page = reader.open(site / "index.html").page
        assert page.is_hidden("#search")
        assert page.is_hidden("#look")
        page.click(".card >> text=Peer mentoring")
        page.click("#main .entries a >> nth=0")
        assert page.locator("article h2").count() > 3
        page.click(".bar >> text=All entries")
        assert page.locator(".titles a").count() == 150


def test_light_and_dark_follow_the_system_and_a_choice(browser: Any, site: Path) -> None:
    """The system's look comes first; the button turns it, and the next page and the next visit keep the choice."""
    paper = "getComputedStyle(document.body).backgroundColor"
    with reading(browser, color_scheme="dark") as reader:
        page = reader.open(site / "index.html").page
        assert page.evaluate(paper) == "rgb(28, 30, 33)"
        assert page.get_attribute("#look", "aria-label") == "Light look"
        page.click("#look")
        assert page.evaluate(paper) == "rgb(253, 252, 250)"
        reader.follow(".card >> text=Hull")
        assert page.evaluate(paper) == "rgb(253, 252, 250)"
        page.click("#look")
        assert page.evaluate(paper) == "rgb(28, 30, 33)"
        page.emulate_media(media="print")
        assert page.evaluate(paper) == "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    "path", ["index.html", "entries/headstart/kent/safe-spaces.html", "themes/peer-mentoring.html", "all-entries.html"]
)
def test_nothing_is_cut_off_on_a_phone(browser: Any, site: Path, path: str) -> None:
    """The page is as wide as the phone; what is wider, a table, moves by itself; touch finds its targets."""
    with reading(browser, **PHONE) as reader:
        page = reader.open(site / path).page
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.is_visible("#q")
        small = page.evaluate("""[...document.querySelectorAll('.bar a, .bar button, .card a, .titles a')]
            .map(one => [one.textContent, one.getBoundingClientRect().height]).filter(([, height]) => height < 24)""")
        assert small == []
        titles = reader.type("mentor")
        reader.page.tap("#results-list a >> nth=0")
        reader.page.wait_for_selector(".entry")
        assert reader.heading == titles[0]


def test_larger_text_breaks_nothing(browser: Any, site: Path) -> None:
    """At four times the size (WCAG 1.4.10: 320 pixels wide) nothing runs out of the window."""
    with reading(browser, viewport={"width": 320, "height": 256}) as reader:
        page = reader.open(site / "entries/headstart/kent/safe-spaces.html").page
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_contents_follow_the_reader(browser: Any, site: Path) -> None:
    """The heading that is being read is marked in the contents beside it, and a click leads to one."""
    with reading(browser, viewport={"width": 1366, "height": 768}, reduced_motion="reduce") as reader:
        page = reader.open(site / "entries/headstart/kent/safe-spaces.html").page
        page.click(".on-this-page a:has-text('What helped')")
        page.wait_for_selector(".on-this-page a[aria-current]:has-text('What helped')")
        assert page.evaluate("document.getElementById('what-helped-what-was-hard').getBoundingClientRect().top") >= 56


def test_pictures_are_drawn_in_the_library_s_letters(browser: Any, site: Path) -> None:
    """A drawing is there, at its size, and fonts are loaded from the style: nothing is fetched for them."""
    with reading(browser) as reader:
        page = reader.open(site / "entries/headstart/kent/safe-spaces.html").page
        assert page.evaluate("document.querySelector('figure img').naturalWidth") == 720
        assert page.evaluate("document.fonts.check('18px \"Atkinson Hyperlegible Next\"')")


def test_the_policy_keeps_out_what_does_not_belong(browser: Any, site: Path) -> None:
    """Even if somebody got a script, a style or a picture from outside into a page, the browser would not take it."""
    with reading(browser) as reader:
        page = reader.open(site / "index.html").page
        page.evaluate("""() => {
            self.refused = [];
            addEventListener('securitypolicyviolation', (event) => {
                self.refused.push(event.effectiveDirective);
                document.body.dataset.refused = new Set(self.refused).size;
            });
            const script = document.createElement('script');
            script.textContent = 'self.hasRun = true';
            const image = new Image();
            image.src = 'https://example.invalid/a.png';
            const frame = document.createElement('iframe');
            frame.src = 'https://example.invalid/';
            document.body.append(script, image, frame);
            document.body.setAttribute('style', 'color: red');
            document.body.setAttribute('onclick', 'self.hasRun = true');
            document.body.click();
            try { fetch('https://example.invalid/').catch(() => {}); } catch (_) { /* refused */ }
        }""")
        page.wait_for_selector('body[data-refused="6"]')
        assert set(page.evaluate("self.refused")) >= {
            "script-src-elem", "script-src-attr", "style-src-attr", "img-src", "frame-src", "connect-src",
        }  # fmt: skip
        assert page.evaluate("self.hasRun") is None
        assert [address for address in reader.asked_for if "invalid" in address] == []
        assert len(reader.troubles) >= 6
        reader.troubles.clear()  # they are what this test asked for
