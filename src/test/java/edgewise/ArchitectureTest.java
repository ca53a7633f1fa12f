package edgewise;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may use whom. There is no list of exceptions: a class that does not fit is in the wrong
/// package.
class ArchitectureTest {
  /// For each package under `edgewise`, all others under `edgewise` it may use.
  private static final Map<String, List<String>> MAY_USE = new TreeMap<>();

  static {
    row("text", "");
    row("model", "text");
    row("catalogue", "text model");
    row("edit", "text model catalogue");
    row("plan", "text model catalogue");
    row("check", "text model catalogue plan");
    row("sim", "text model catalogue plan");
    row("store", "text model catalogue");
    row("compare", "text model catalogue plan");
    row("export", "text model catalogue plan check sim layout compare");
    row("layout", "text model catalogue plan");
    row("issued", "text model catalogue edit plan check export");
    row("work", "text model catalogue edit plan check sim store compare export issued layout");
    row("cli", "text model catalogue edit plan check sim store compare export issued layout work");
    row("ui", "text model catalogue edit plan check sim store compare export issued layout work");
  }

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("edgewise");

  private static void row(String name, String others) {
    MAY_USE.put(name, others.isEmpty() ? List.of() : List.of(others.split(" ")));
  }

  static Stream<String> packages() {
    return MAY_USE.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void packageUsesOnlyWhatItsRowAllows(String name) {
    rowOf(name).check(PRODUCT);
  }

  @Test
  void onlyTheWindowUsesJavaFx() {
    javaFxInTheWindowOnly().check(PRODUCT);
  }

  @Test
  void textUsesOnlyTheJdk() {
    textOnTheJdkOnly().check(PRODUCT);
  }

  /// So that the engine is loaded with the first arrangement and not with the window.
  @Test
  void onlyOneClassKnowsTheLayoutEngine() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("edgewise.layout.Layers")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse..")
        .check(PRODUCT);
  }

  @Test
  void onlyTheEntryPointIsOutsideThePackages() {
    var outside = new TreeSet<String>();
    for (JavaClass type : PRODUCT) {
      String[] parts = type.getPackageName().split("\\.");
      if (parts.length == 1 || !MAY_USE.containsKey(parts[1])) {
        outside.add(type.getName());
      }
    }
    assertThat(outside).containsExactly("edgewise.Main");
  }

  /// The rules themselves: a class of the first package that uses one of the second breaks them.
  @ParameterizedTest
  @CsvSource({
    "model, plan", "catalogue, edit", "plan, layout", "check, sim", "layout, check",
    "store, work", "export, edit", "work, ui.canvas", "cli, ui", "ui.panel, cli"
  })
  void useAcrossTheTableIsFound(String from, String to, @TempDir Path folder) throws IOException {
    JavaClasses classes =
        compiled(
            folder,
            "package edgewise." + from + "; class User { edgewise." + to + ".Used used; }",
            "package edgewise." + to + "; public class Used {}");
    assertThat(rowOf(from.split("\\.")[0]).evaluate(classes).hasViolation()).isTrue();
  }

  @Test
  void useAlongTheTableIsAllowed(@TempDir Path folder) throws IOException {
    JavaClasses classes =
        compiled(
            folder,
            "package edgewise.ui.canvas; class User { edgewise.model.Used used; javafx.util.Pair<?,"
                + " ?> pair; }",
            "package edgewise.model; public class Used {}");
    assertThat(rowOf("ui").evaluate(classes).hasViolation()).isFalse();
    assertThat(javaFxInTheWindowOnly().evaluate(classes).hasViolation()).isFalse();
  }

  @Test
  void javaFxOutsideTheWindowIsFound(@TempDir Path folder) throws IOException {
    JavaClasses classes =
        compiled(folder, "package edgewise.work; class User { javafx.util.Pair<?, ?> pair; }");
    assertThat(javaFxInTheWindowOnly().evaluate(classes).hasViolation()).isTrue();
  }

  @Test
  void libraryInTextIsFound(@TempDir Path folder) throws IOException {
    JavaClasses classes =
        compiled(folder, "package edgewise.text; class User { picocli.CommandLine used; }");
    assertThat(textOnTheJdkOnly().evaluate(classes).hasViolation()).isTrue();
  }

  private static ArchRule rowOf(String name) {
    String[] allowed =
        Stream.concat(Stream.of(name), MAY_USE.get(name).stream())
            .map(each -> "edgewise." + each + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("edgewise." + name + "..")
        .should()
        .dependOnClassesThat(resideInAPackage("edgewise..").and(resideOutsideOfPackages(allowed)))
        .allowEmptyShould(true);
  }

  private static ArchRule javaFxInTheWindowOnly() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("edgewise.ui..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "com.sun.javafx..", "atlantafx..", "org.controlsfx..");
  }

  private static ArchRule textOnTheJdkOnly() {
    return noClasses()
        .that()
        .resideInAPackage("edgewise.text..")
        .should()
        .dependOnClassesThat(resideOutsideOfPackages("java..", "edgewise.."))
        .allowEmptyShould(true);
  }

  private static JavaClasses compiled(Path folder, String... sources) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-d", folder.toString()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), "-proc:none"));
    for (String source : sources) {
      String type = source.contains("class Used") ? "Used" : "User";
      Path file = Files.createDirectories(folder.resolve(type)).resolve(type + ".java");
      Files.writeString(file, source);
      arguments.add(file.toString());
    }
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(exit).isZero();
    return new ClassFileImporter().importPath(folder);
  }
}
