package dev.autogen.project;

import dev.autogen.file.CheckedFile;
import dev.autogen.file.Digest;
import dev.autogen.mysql.Answers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What servers have said of definitions, in a file of the project's cache: those used last first,
 * so that the others go where there are too many. What cannot be read or written is asked again.
 */
final class KeptAnswers implements Answers {

  /** The form of the file: a number of another one makes it count as not there. */
  private static final int FORM = 1;

  private final Supplier<Path> file;
  private final long mostBytes;
  private final Set<String> used = new LinkedHashSet<>();
  private Optional<Map<String, String>> known = Optional.empty();

  /**
   * Nothing is read until something is asked.
   *
   * @param mostBytes of the texts that are kept
   */
  KeptAnswers(Supplier<Path> file, long mostBytes) {
    this.file = file;
    this.mostBytes = mostBytes;
  }

  @Override
  public Optional<String> to(String question) {
    String key = key(question);
    Optional<String> answer = Optional.ofNullable(known().get(key));
    if (answer.isPresent()) {
      used.add(key);
    }
    return answer;
  }

  @Override
  public void keep(Map<String, String> answers) {
    Map<String, String> all = new LinkedHashMap<>();
    answers.forEach((question, answer) -> all.put(key(question), answer));
    used.forEach(key -> all.put(key, known().get(key)));
    known().forEach(all::putIfAbsent);
    used.addAll(all.keySet().stream().limit(answers.size()).toList());
    known = Optional.of(all);
    try {
      CheckedFile.write(file.get(), bytes(all));
    } catch (IOException e) {
      // A folder that cannot be written costs time and nothing else.
      return;
    }
  }

  private Map<String, String> known() {
    if (known.isEmpty()) {
      known =
          Optional.of(
              CheckedFile.read(file.get()).map(KeptAnswers::parsed).orElseGet(LinkedHashMap::new));
    }
    return known.get();
  }

  private static String key(String question) {
    return new Digest().add(question).wholeHex();
  }

  private byte[] bytes(Map<String, String> answers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORM);
      for (Map.Entry<String, String> answer : answers.entrySet()) {
        byte[] text = answer.getValue().getBytes(StandardCharsets.UTF_8);
        if (out.size() + text.length > mostBytes) {
          break;
        }
        out.writeUTF(answer.getKey());
        out.writeInt(text.length);
        out.write(text);
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> parsed(byte[] bytes) {
    Map<String, String> answers = new LinkedHashMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() == FORM) {
        while (in.available() > 0) {
          String key = in.readUTF();
          answers.put(key, new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        }
      }
      return answers;
    } catch (IOException e) {
      return new LinkedHashMap<>();
    }
  }
}
