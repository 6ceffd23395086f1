package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An audit of the page's accessibility by axe-core, in both themes. */
final class PageAudit {
  private static final String AXE = "/axe.min.js";

  /** What is serious or critical: the rule, and the elements that break it. */
  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {resultTypes: ['violations']}).then(
          ({violations}) => done(violations
              .filter(({impact}) => impact === 'serious' || impact === 'critical')
              .flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) =>
                  `${id}: ${target} ${failureSummary}`))),
          (error) => done([String(error)]));
      """;

  private PageAudit() {}

  /** Nothing serious in what is shown now. */
  static void check(Browser browser, String what) throws IOException {
    if (Boolean.FALSE.equals(browser.script("return 'axe' in window"))) {
      browser.script(library());
    }
    List<String> faults = new ArrayList<>();
    for (int theme = 0; theme < 2; theme++) {
      Object name = browser.script("return document.documentElement.dataset.theme");
      ((List<?>) browser.asyncScript(RUN)).forEach(fault -> faults.add(name + ": " + fault));
      browser.script("dispatchEvent(new Event('toggletheme'))");
    }
    assertThat(faults).as(what).isEmpty();
  }

  private static String library() throws IOException {
    try (InputStream in = PageAudit.class.getResourceAsStream(AXE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
