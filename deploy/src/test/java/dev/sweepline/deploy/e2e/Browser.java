package dev.sweepline.deploy.e2e;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium, without a window. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final ChromeDriver driver;

  /**
   * A browser that knows nothing yet.
   *
   * @param profile an empty folder
   */
  Browser(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1440,1400",
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File("/usr/bin/chromedriver"))
            .build();
    driver = new ChromeDriver(service, options);
  }

  void open(URI page) {
    driver.get(page.toString());
  }

  /** Waits until an element is there and shown. */
  WebElement await(String selector) {
    return wait(selector).until(d -> find(selector).stream().findFirst().orElse(null));
  }

  /** Waits until an element's text contains something. */
  void awaitText(String selector, String text) {
    wait(selector + " with '" + text + "'")
        .until(d -> find(selector).stream().anyMatch(e -> e.getText().contains(text)));
  }

  List<WebElement> find(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** Runs a script in the page. */
  Object script(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /** Runs a script that calls its last argument when it is done. */
  Object asyncScript(String script) {
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return ((JavascriptExecutor) driver).executeAsyncScript(script);
  }

  /** Waits until a script gives true. */
  void awaitTrue(String script) {
    wait(script).until(d -> Boolean.TRUE.equals(script(script)));
  }

  /** Stops everything in the page, as when a laptop sleeps. */
  void freeze() {
    command("Page.setWebLifecycleState", Map.of("state", "frozen"));
  }

  /** Lets the page go on. It stays hidden until another was before it. */
  void wake() {
    command("Page.setWebLifecycleState", Map.of("state", "active"));
    String page = driver.getWindowHandle();
    driver.switchTo().newWindow(WindowType.TAB);
    command("Page.bringToFront", Map.of());
    driver.close();
    driver.switchTo().window(page);
    command("Page.bringToFront", Map.of());
    awaitTrue("return !document.hidden");
  }

  private void command(String name, Map<String, Object> arguments) {
    driver.executeCdpCommand(name, arguments);
  }

  private WebDriverWait wait(String what) {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE);
    wait.ignoring(org.openqa.selenium.StaleElementReferenceException.class);
    wait.withMessage(() -> "waiting for " + what);
    return wait;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
