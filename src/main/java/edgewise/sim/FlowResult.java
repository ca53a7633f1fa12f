package edgewise.sim;

import edgewise.model.Verdict;
import java.util.List;

/// What became of a flow.
///
/// @param reason what stopped or cost it; none when it was delivered
/// @param trace everything it touched
public record FlowResult(Flow flow, Verdict verdict, Reason reason, List<Hop> hops, Trace trace) {
  public FlowResult {
    hops = List.copyOf(hops);
  }

  /// True when it is wanted and does not get through.
  public boolean isTrouble() {
    return flow.wanted() && verdict == Verdict.FAILED;
  }
}
