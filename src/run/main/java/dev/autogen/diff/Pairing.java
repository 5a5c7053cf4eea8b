package dev.autogen.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Finds for each desired constraint the live one that is the same thing, each live one at most
 * once: by name where somebody chose the name, otherwise by shape.
 */
final class Pairing<T> {

  private final List<T> free;
  private final Function<T, String> nameOf;

  Pairing(List<T> live, Function<T, String> nameOf) {
    this.free = new ArrayList<>(live);
    this.nameOf = nameOf;
  }

  /**
   * The desired ones, each completed from its live partner where it has one.
   *
   * @param unnamed whether nobody chose the name
   * @param same whether two are the same but for their names
   * @param paired completes a desired one from its partner
   * @param alone completes a desired one that has none
   */
  List<T> complete(
      List<T> desired,
      Predicate<T> unnamed,
      BiPredicate<T, T> same,
      BiFunction<T, T, T> paired,
      UnaryOperator<T> alone) {
    List<T> result = new ArrayList<>(desired);
    // Same name and same shape first, so that no other takes the partner away.
    pair(result, desired, (mine, theirs) -> named(mine, theirs) && same.test(mine, theirs), paired);
    pair(result, desired, (mine, theirs) -> unnamed.test(mine) && same.test(mine, theirs), paired);
    for (int i = 0; i < result.size(); i++) {
      if (result.get(i) == desired.get(i)) {
        result.set(i, alone.apply(desired.get(i)));
      }
    }
    return result;
  }

  private boolean named(T mine, T theirs) {
    return Completion.sameName(nameOf.apply(mine), nameOf.apply(theirs));
  }

  private void pair(
      List<T> result, List<T> desired, BiPredicate<T, T> partner, BiFunction<T, T, T> paired) {
    for (int i = 0; i < desired.size(); i++) {
      T mine = desired.get(i);
      if (result.get(i) == mine) {
        Optional<T> found = free.stream().filter(theirs -> partner.test(mine, theirs)).findFirst();
        if (found.isPresent()) {
          free.remove(found.get());
          result.set(i, paired.apply(mine, found.get()));
        }
      }
    }
  }
}
