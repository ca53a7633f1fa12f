package edgewise.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void versionIsTheOneOfTheBuild() {
    assertThat(Version.current()).isEqualTo(System.getProperty("edgewise.buildVersion"));
  }
}
