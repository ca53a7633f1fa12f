package edgewise.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The value of a record component when the file leaves its key out, as it would be written in the
/// file without quotes.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
  /// The default, in the file's notation: `true`, `443`, `dns`, `50000-59999`.
  String value();
}
