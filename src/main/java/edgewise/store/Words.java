package edgewise.store;

import edgewise.model.Release;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The words of a file for the constants of an enumeration: `XMPP_FEDERATION` is `xmpp-federation`, `V2013` is `2013`.
public final class Words {
    private Words() {}

    /// The word of a constant.
    public static String of(Enum<?> constant) {
        if (constant == Release.SE) {
            return "SE";
        }
        String name = constant.name();
        boolean version = name.length() > 1 && name.charAt(0) == 'V' && Character.isDigit(name.charAt(1));
        return (version ? name.substring(1) : name).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The words of all constants, in their order.
    public static List<String> all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
    }

    /// The word of a type: `OfficeWebApps` is `office-web-apps`.
    static String of(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
