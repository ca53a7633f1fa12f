package edgewise.layout;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// A layered graph, from left to right, and the only place that knows the engine behind it. Its
/// classes are loaded with the first graph.
final class Layers {
  /// The engine takes what stands above each other for a layer; wider than any card.
  private static final double APART = 100_000;

  static {
    // Tells the engine how its own kinds of values are copied.
    // Its service would do that too, and read the whole list of its options, which takes longer.
    LayoutMetaDataService.initElkReflect();
  }

  private final ElkNode graph = ElkGraphUtil.createGraph();
  private final List<ElkNode> nodes = new ArrayList<>();

  /// How cards of one layer find their heights.
  enum Placing {
    /// Many lines straight.
    STRAIGHT,
    /// Lines short altogether.
    SHORT
  }

  /// @param thoroughness how many orders are tried
  Layers(int thoroughness, Placing placing) {
    graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
    graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.INTERACTIVE);
    graph.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
    graph.setProperty(LayeredOptions.CROSSING_MINIMIZATION_SEMI_INTERACTIVE, true);
    graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, BandLayout.ROW_GAP);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 12.0);
    graph.setProperty(LayeredOptions.THOROUGHNESS, thoroughness);
    graph.setProperty(
        LayeredOptions.NODE_PLACEMENT_STRATEGY,
        placing == Placing.STRAIGHT
            ? NodePlacementStrategy.BRANDES_KOEPF
            : NodePlacementStrategy.NETWORK_SIMPLEX);
  }

  /// Adds a card. Lines meet it at the middle of its header on both sides.
  ///
  /// @param layer those of one stand one below the other, right of those of a lower one
  /// @return its number, from 0
  int add(double width, double height, int layer) {
    ElkNode node = ElkGraphUtil.createNode(graph);
    node.setDimensions(width, height);
    node.setLocation(layer * APART, 0);
    node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
    double middle = Math.min(Card.HEADER / 2, height / 2);
    port(node, PortSide.WEST, 0, middle);
    port(node, PortSide.EAST, width, middle);
    nodes.add(node);
    return nodes.size() - 1;
  }

  private static void port(ElkNode node, PortSide side, double x, double y) {
    ElkPort port = ElkGraphUtil.createPort(node);
    port.setLocation(x, y);
    port.setProperty(LayeredOptions.PORT_SIDE, side);
  }

  /// Keeps a card below all of its layer that have a lower number.
  void order(int node, double number) {
    nodes.get(node).setProperty(LayeredOptions.POSITION, new KVector(0, number));
  }

  /// Adds a line from a card to one that stands right of it.
  void join(int from, int to) {
    ElkGraphUtil.createSimpleEdge(
        nodes.get(from).getPorts().get(1), nodes.get(to).getPorts().get(0));
  }

  /// Finds places.
  void run() {
    new LayeredLayoutProvider().layout(graph, new NullElkProgressMonitor());
  }

  /// Upper edge of a card.
  double y(int node) {
    return nodes.get(node).getY();
  }
}
