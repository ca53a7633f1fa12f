package edgewise.plan;

import edgewise.text.Texts;
import java.util.function.BiFunction;

/// A column of a table: declared once, used by screens and exports.
///
/// @param id name in files; the heading for people is the text `column.TABLE.ID`
/// @param cell the text of a row's cell
public record Column<R>(String id, BiFunction<R, Texts, String> cell) {}
