package dev.autogen.erd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Lays a diagram out in layers, parents on the left, with the library ELK. This class alone knows
 * of it, so that only who draws loads it.
 */
final class ElkLayout {

  private static final double BETWEEN_BOXES = 28;
  private static final double BETWEEN_LAYERS = 48;
  private static final double BETWEEN_LINES = 10;
  private static final double SHAPE = 1.5;

  private final Diagram diagram;
  private final List<ElkNode> nodes = new ArrayList<>();
  private final Map<String, ElkPort> ports = new HashMap<>();

  private ElkLayout(Diagram diagram) {
    this.diagram = diagram;
  }

  static Placed of(Diagram diagram) {
    return new ElkLayout(diagram).placed();
  }

  private Placed placed() {
    // It makes the library's types of values known to the library.
    LayoutMetaDataService.getInstance();
    ElkNode graph = ElkGraphUtil.createGraph();
    graph.setProperty(CoreOptions.DIRECTION, Direction.LEFT);
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(CoreOptions.RANDOM_SEED, 1);
    graph.setProperty(CoreOptions.ASPECT_RATIO, SHAPE);
    graph.setProperty(CoreOptions.SPACING_COMPONENT_COMPONENT, BETWEEN_BOXES);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_BOXES);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, BETWEEN_LINES);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 2 * BETWEEN_LINES);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BETWEEN_LINES);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 2 * BETWEEN_LINES);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
    graph.setProperty(
        LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    for (Box box : diagram.boxes()) {
      ElkNode node = ElkGraphUtil.createNode(graph);
      node.setDimensions(Metrics.width(box), Metrics.height(box));
      node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
      nodes.add(node);
    }
    List<ElkEdge> edges = diagram.links().stream().map(this::edge).toList();
    new LayeredLayoutProvider().layout(graph, new BasicProgressMonitor());
    return new Placed(
        nodes.stream()
            .map(
                node ->
                    new Placed.Place(node.getX(), node.getY(), node.getWidth(), node.getHeight()))
            .toList(),
        edges.stream().map(ElkLayout::points).toList(),
        graph.getWidth(),
        graph.getHeight());
  }

  private ElkEdge edge(Link link) {
    String child = link.columns().isEmpty() ? "" : link.columns().get(0);
    String parent = link.parentColumns().isEmpty() ? "" : link.parentColumns().get(0);
    return ElkGraphUtil.createSimpleEdge(
        port(link.child(), child, PortSide.WEST), port(link.parent(), parent, PortSide.EAST));
  }

  /** Lines that begin or end at the same place have it together. */
  private ElkPort port(int box, String column, PortSide side) {
    double y = Metrics.middle(diagram.boxes().get(box), column);
    return ports.computeIfAbsent(
        box + " " + side + " " + y,
        key -> {
          ElkNode node = nodes.get(box);
          ElkPort port = ElkGraphUtil.createPort(node);
          port.setLocation(side == PortSide.WEST ? 0 : node.getWidth(), y);
          port.setProperty(CoreOptions.PORT_SIDE, side);
          return port;
        });
  }

  private static List<Placed.Point> points(ElkEdge edge) {
    List<Placed.Point> points = new ArrayList<>();
    for (ElkEdgeSection section : edge.getSections()) {
      points.add(new Placed.Point(section.getStartX(), section.getStartY()));
      for (ElkBendPoint bend : section.getBendPoints()) {
        points.add(new Placed.Point(bend.getX(), bend.getY()));
      }
      points.add(new Placed.Point(section.getEndX(), section.getEndY()));
    }
    return points;
  }
}
