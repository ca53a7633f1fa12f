package edgewise.bench;

import edgewise.export.CsvExporter;
import edgewise.export.ExportInput;
import edgewise.export.OutFile;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.Layout;
import edgewise.plan.Plan;
import edgewise.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Writes the rows of a plan as CSV to nowhere, as the product's own exporter writes them to files.
final class CsvSink extends OutputStream {
  private long bytes;

  /// The number of bytes that were written.
  static long write(Plan plan) {
    Document document = new Document(plan.design().topology(), Layout.empty(), Decisions.none());
    ExportInput input =
        new ExportInput(document, plan, List.of(), Texts.english(), "big", Optional.empty());
    CsvSink sink = new CsvSink();
    for (OutFile file : new CsvExporter().render(input)) {
      try {
        file.body().writeTo(sink);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sink.bytes;
  }

  @Override
  public void write(int b) {
    bytes++;
  }

  @Override
  public void write(byte[] b, int from, int length) {
    bytes += length;
  }
}
