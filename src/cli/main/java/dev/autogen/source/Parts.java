package dev.autogen.source;

import dev.autogen.source.Statement.Argument;
import dev.autogen.source.Statement.Call;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides what is too much for one class. A class file holds 65,535 constants and 65,535 bytes of
 * code a method; a migration of two thousand tables has more of both. Its bodies then go, in order,
 * into nested classes of their own.
 */
final class Parts {

  /** Far below either limit: about three bytes and two constants are needed for each unit. */
  private static final int MOST = 6_000;

  private final String prefix;
  private final List<Part> parts = new ArrayList<>();

  private Parts(String prefix) {
    this.prefix = prefix;
  }

  /** A nested class. */
  record Part(String name, Body body) {}

  /**
   * A body that fits, with the parts it calls.
   *
   * @param prefix what the names of the parts begin with
   */
  static Divided divide(Body body, String prefix) {
    Parts parts = new Parts(prefix);
    Body whole = parts.fitted(body);
    return new Divided(whole, List.copyOf(parts.parts));
  }

  /** A body and the parts it calls. */
  record Divided(Body body, List<Part> parts) {}

  private Body fitted(Body body) {
    if (body.weight() <= MOST) {
      return body;
    }
    List<Statement> calls = new ArrayList<>();
    List<Statement> open = new ArrayList<>();
    int weight = 0;
    for (Statement statement : body.statements()) {
      Statement next = statement.weight() > MOST ? fitted(statement) : statement;
      if (weight + next.weight() > MOST && !open.isEmpty()) {
        calls.add(close(body, open));
        weight = 0;
      }
      open.add(next);
      weight += next.weight();
    }
    calls.add(close(body, open));
    return body.with(calls);
  }

  private Statement close(Body body, List<Statement> open) {
    Part part = new Part(prefix + (parts.size() + 1), body.with(open));
    parts.add(part);
    open.clear();
    return Statement.of(part.name(), new Call("add", List.of(new Argument.Code(body.name()))));
  }

  private Statement fitted(Statement statement) {
    List<Call> calls = new ArrayList<>();
    for (Call call : statement.calls()) {
      List<Argument> arguments = new ArrayList<>();
      for (Argument argument : call.arguments()) {
        arguments.add(
            argument instanceof Argument.Block block
                ? new Argument.Block(fitted(block.body()))
                : argument);
      }
      calls.add(new Call(call.method(), arguments));
    }
    return new Statement(statement.comments(), statement.receiver(), calls);
  }
}
