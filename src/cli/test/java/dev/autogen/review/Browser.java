package dev.autogen.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window, spoken to in its own protocol. */
final class Browser implements AutoCloseable {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String LISTENING = "DevTools listening on ";
  private static final long PATIENCE = 60;

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> messages;
  private final List<String> complaints = new ArrayList<>();
  private String session = "";
  private int number;

  private Browser(Process process, WebSocket socket, BlockingQueue<JsonNode> messages) {
    this.process = process;
    this.socket = socket;
    this.messages = messages;
  }

  /** Opens one, with a page. */
  static Browser open(List<String> program, Path data) throws Exception {
    List<String> command = new ArrayList<>(program);
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--remote-debugging-port=0",
            "--user-data-dir=" + data,
            "about:blank"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    List<String> said = new ArrayList<>();
    while (line != null && !line.startsWith(LISTENING)) {
      said.add(line);
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException(command + " ended: " + said);
    }
    Thread drain = new Thread(() -> output.lines().forEach(rest -> {}));
    drain.setDaemon(true);
    drain.start();
    BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(line.substring(LISTENING.length())), new Messages(messages))
            .get(PATIENCE, TimeUnit.SECONDS);
    Browser browser = new Browser(process, socket, messages);
    String target =
        browser.call("Target.createTarget", with("url", "about:blank")).get("targetId").asText();
    ObjectNode attach = with("targetId", target);
    attach.put("flatten", true);
    browser.session = browser.call("Target.attachToTarget", attach).get("sessionId").asText();
    for (String domain : List.of("Page", "Runtime", "Log")) {
      browser.call(domain + ".enable", MAPPER.createObjectNode());
    }
    return browser;
  }

  /** Gathers the pieces of each message. */
  private static final class Messages implements WebSocket.Listener {

    private final BlockingQueue<JsonNode> messages;
    private final StringBuilder text = new StringBuilder();

    Messages(BlockingQueue<JsonNode> messages) {
      this.messages = messages;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean isLast) {
      text.append(piece);
      if (isLast) {
        try {
          messages.add(MAPPER.readTree(text.toString()));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private static ObjectNode with(String name, String value) {
    return MAPPER.createObjectNode().put(name, value);
  }

  private JsonNode call(String method, ObjectNode parameters) throws Exception {
    int id = ++number;
    ObjectNode message = MAPPER.createObjectNode().put("id", id).put("method", method);
    message.set("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).get(PATIENCE, TimeUnit.SECONDS);
    JsonNode answer = next();
    while (answer.path("id").asInt() != id) {
      answer = next();
    }
    if (answer.has("error")) {
      throw new IOException(method + ": " + answer.get("error"));
    }
    return answer.get("result");
  }

  private JsonNode next() throws Exception {
    JsonNode message = messages.poll(PATIENCE, TimeUnit.SECONDS);
    if (message == null) {
      throw new IOException("the browser does not answer");
    }
    String method = message.path("method").asText();
    if (method.equals("Log.entryAdded")
        || method.equals("Runtime.consoleAPICalled")
        || method.equals("Runtime.exceptionThrown")) {
      complaints.add(message.get("params").toString());
    }
    return message;
  }

  /** Shows a file in a window of that size, as somebody who likes it light or dark sees it. */
  void show(Path file, int width, int height, String scheme) throws Exception {
    ObjectNode size = MAPPER.createObjectNode().put("width", width).put("height", height);
    size.put("deviceScaleFactor", 1).put("mobile", width < 500);
    call("Emulation.setDeviceMetricsOverride", size);
    ObjectNode media = with("media", scheme.equals("print") ? "print" : "screen");
    media
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", scheme.equals("print") ? "dark" : scheme);
    call("Emulation.setEmulatedMedia", media);
    call("Page.navigate", with("url", file.toUri().toString()));
    JsonNode event = next();
    while (!event.path("method").asText().equals("Page.loadEventFired")) {
      event = next();
    }
  }

  /** What an expression gives, as JSON would have it. */
  JsonNode evaluate(String expression) throws Exception {
    ObjectNode parameters = with("expression", expression).put("returnByValue", true);
    JsonNode result = call("Runtime.evaluate", parameters);
    if (result.has("exceptionDetails")) {
      throw new IOException(result.get("exceptionDetails").toString());
    }
    return result.get("result").path("value");
  }

  void press(String key) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          with("type", type).put("key", key).put("code", key).put("windowsVirtualKeyCode", 9));
    }
  }

  /** Keeps what is seen for who wants to look at it. */
  void picture(Path file) throws Exception {
    String image = call("Page.captureScreenshot", with("format", "png")).get("data").asText();
    Files.write(file, Base64.getDecoder().decode(image));
  }

  /** What the browser's console has had to say so far. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() throws InterruptedException {
    socket.abort();
    Stream.concat(process.descendants(), Stream.of(process.toHandle()))
        .toList()
        .forEach(ProcessHandle::destroyForcibly);
    process.waitFor();
  }
}
