package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import edgewise.export.ChangeLine;
import edgewise.export.ExportInput;
import edgewise.fixture.Designs;
import edgewise.text.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  private static final Designs BEFORE = Designs.template("edge-single-nat");

  private static Designs issued(String serial, String more) {
    return BEFORE.set(
        "decisions/issued",
        """
        [{"certificate": "edge-internal/lsedge", "subject": "lsedge.contoso.net",
          "issuer": "Contoso CA", "serial": "%s", "notBefore": "2026-01-01T00:00:00Z",
          "notAfter": "2027-01-01T00:00:00Z", "key": "RSA 2048", "signature": "SHA256withRSA",
          "thumbprint": "00%s"%s}]
        """
            .formatted(serial, serial, more));
  }

  private static List<ChangeLine> log(Designs before, Designs after) {
    return Baselines.of(
            "old", Planned.of(before.document()), Planned.of(after.document()), Texts.english())
        .changes();
  }

  @Test
  void changeLogNamesWhatWasIssuedReplacedAndForgotten() {
    assertThat(log(BEFORE, issued("1f", "")))
        .containsExactly(
            new ChangeLine(
                "added",
                "issued",
                "edge-internal/lsedge",
                "lsedge.contoso.net",
                "",
                "",
                """
                Subject: lsedge.contoso.net
                Issued by: Contoso CA
                Serial number: 1f
                Valid from: 2026-01-01
                Valid until: 2027-01-01
                Key: RSA 2048
                Signature: SHA256withRSA
                SHA-256 thumbprint: 001f\
                """));
    assertThat(log(issued("1f", ""), issued("2a", "")))
        .extracting(ChangeLine::table, ChangeLine::field, ChangeLine::before, ChangeLine::after)
        .containsExactly(
            tuple("issued", "Serial number", "1f", "2a"),
            tuple("issued", "SHA-256 thumbprint", "001f", "002a"));
    assertThat(log(issued("1f", ""), BEFORE))
        .extracting(ChangeLine::kind, ChangeLine::table, ChangeLine::after)
        .containsExactly(tuple("removed", "issued", ""));
  }

  @Test
  void changeLogOfOneDesignListsWhatWasIssued() {
    Designs design = issued("1f", ", \"keyKept\": false");
    ExportInput in =
        new ExportInput(
            design.document(), design.plan(), List.of(), Texts.english(), "x", Optional.empty());
    assertThat(ChangeLine.of(in))
        .containsExactly(
            new ChangeLine(
                "issued",
                "issued",
                "edge-internal/lsedge",
                "lsedge.contoso.net",
                "",
                "",
                """
                Issued by Contoso CA
                Valid from 2026-01-01 to 2027-01-01
                Serial number: 1f
                Private key: not found beside the request\
                """));
  }
}
