package edgewise.sim.load;

import edgewise.catalogue.Limits;
import edgewise.catalogue.Rate;
import edgewise.catalogue.Rates;
import edgewise.model.ElementId;
import edgewise.text.Message;
import java.util.List;
import java.util.function.Function;

/// A documented maximum was passed, or the capacity of a link.
///
/// @param limit its id among the limits or rates of the catalogue
/// @param element whose maximum it is
/// @param most the maximum
/// @param reached the most that was reached
/// @param at seconds from the start when it was passed first
public record LoadWarning(String limit, ElementId element, double most, double reached, double at) {
  /// What is counted, such as `users`.
  public String unit() {
    return Rates.standard()
        .find(limit)
        .map(Rate::unit)
        .orElseGet(
            () ->
                Limits.standard().all().stream()
                    .filter(l -> l.item().equals(limit))
                    .map(Limits.Limit::unit)
                    .findFirst()
                    .orElse(""));
  }

  /// Where the maximum is published: topics, or `ext` for a source outside them.
  public List<String> sources() {
    return Rates.standard()
        .find(limit)
        .map(r -> List.of(r.source()))
        .orElseGet(
            () ->
                Limits.standard().all().stream()
                    .filter(l -> l.item().equals(limit))
                    .map(Limits.Limit::topics)
                    .findFirst()
                    .orElse(List.of()));
  }

  /// The warning in words.
  ///
  /// @param name names of elements, by id
  public Message message(Function<ElementId, String> name) {
    boolean isDocumented = Rates.standard().find(limit).filter(Rate::isModel).isEmpty();
    return Message.of(
        isDocumented ? "load.warning" : "load.warning.capacity",
        LoadWords.element(element, name),
        Message.of("load.limit." + limit),
        LoadText.number(reached),
        LoadText.number(most),
        limit,
        LoadText.clock(at),
        List.copyOf(sources()));
  }
}
