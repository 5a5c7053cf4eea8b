package dev.autogen.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a reviewer sees it. */
@Tag("nightly")
class ReviewInChromiumIT {

  /** Every text with less contrast than WCAG AA asks for, as its words and the ratio. */
  private static final String CONTRAST =
      """
      (() => {
        const parse = text => {
          const n = text.match(/[\\d.]+/g).map(Number);
          return {r: n[0], g: n[1], b: n[2], a: n.length > 3 ? n[3] : 1};
        };
        const part = v => { v /= 255;
          return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); };
        const light = c => 0.2126 * part(c.r) + 0.7152 * part(c.g) + 0.0722 * part(c.b);
        const behind = (element, svg) => {
          for (let e = element; e; e = e.parentElement) {
            const c = parse(getComputedStyle(e).backgroundColor);
            if (c.a > 0) return c;
          }
          return {r: 255, g: 255, b: 255};
        };
        // In a picture the ground is the last shape drawn before that has the place of the text.
        const drawnBehind = text => {
          const at = text.getBoundingClientRect();
          const x = at.x + at.width / 2, y = at.y + at.height / 2;
          let ground = null;
          for (const shape of text.closest('svg').querySelectorAll('rect')) {
            if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
            const box = shape.getBoundingClientRect();
            if (box.left <= x && x <= box.right && box.top <= y && y <= box.bottom) ground = shape;
          }
          return ground ? parse(getComputedStyle(ground).fill) : behind(text);
        };
        const bad = [];
        let looked = 0;
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const element = walker.currentNode.parentElement;
          const words = walker.currentNode.data.trim();
          if (!words || element.tagName === 'title' || element.className === 'skip') continue;
          const drawn = element.closest('svg');
          const style = getComputedStyle(element);
          const ink = parse(drawn ? style.fill : style.color);
          const ground = drawn ? drawnBehind(element) : behind(element);
          const a = light(ink), b = light(ground);
          const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          looked++;
          if (ratio < 4.5) bad.push(words + ' ' + ratio.toFixed(2));
        }
        return {looked, bad: [...new Set(bad)].slice(0, 20)};
      })()
      """;

  @TempDir Path data;

  private static Path page() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "pictures").toAbsolutePath());
    Path page = folder.resolve("review.html");
    Files.writeString(page, ReviewPage.of(ReviewPageTest.small()));
    return page;
  }

  @Test
  void itIsReadableInLightAndDarkOnPaperOnAPhoneAndWithAKeyboard() throws Exception {
    Path page = page();
    try (Browser browser = Browser.open(Chromium.program(), data)) {
      for (String scheme : List.of("light", "dark", "print")) {
        for (int width : List.of(360, 1280)) {
          browser.show(page, width, 900, scheme);
          JsonNode contrast = browser.evaluate(CONTRAST);
          assertThat(contrast.get("looked").asInt()).isGreaterThan(50);
          assertThat(contrast.get("bad")).as(scheme + " " + width).isEmpty();
          assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
              .as(scheme + " " + width)
              .isLessThanOrEqualTo(width);
          browser.picture(page.resolveSibling("review-" + scheme + "-" + width + ".png"));
        }
      }
      browser.show(page, 1280, 900, "light");
      browser.press("Tab");
      assertThat(browser.evaluate("document.activeElement.textContent").asText())
          .isEqualTo("Skip to the changes");
      assertThat(browser.evaluate("document.activeElement.getBoundingClientRect().left").asInt())
          .isNotNegative();
      assertThat(browser.evaluate("document.scripts.length").asInt()).isZero();
      assertThat(browser.evaluate("performance.getEntriesByType('resource').length").asInt())
          .isZero();
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
