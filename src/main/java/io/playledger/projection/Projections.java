package io.playledger.projection;

import io.agroal.api.AgroalDataSource;
import io.playledger.ledger.LedgerFloor;
import io.playledger.ledger.Place;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The projections that there are, and what can be asked of them. */
@ApplicationScoped
public class Projections {

  private static final int SHOWN = 10;

  private final List<Projection> beans;
  private final AgroalDataSource dataSource;
  private final Checkpoints checkpoints;
  private final ParkedEvents parked;
  private final ProjectionLag lag;
  private final LedgerFloor ledger;

  /**
   * @throws IllegalStateException if two have one name, or what they emit comes round to them
   */
  Projections(
      @All List<Projection> beans,
      AgroalDataSource dataSource,
      Checkpoints checkpoints,
      ParkedEvents parked,
      ProjectionLag lag,
      LedgerFloor ledger) {
    this.beans = beans.stream().sorted(Comparator.comparing(Projection::name)).toList();
    this.dataSource = dataSource;
    this.checkpoints = checkpoints;
    this.parked = parked;
    this.lag = lag;
    this.ledger = ledger;
    requireNames(this.beans);
    ProjectionGraph.circle(this.beans)
        .ifPresent(
            circle -> {
              throw new IllegalStateException(
                  "projections want what follows from their own events: "
                      + String.join(" -> ", circle));
            });
  }

  private static void requireNames(List<Projection> beans) {
    Set<String> names = new HashSet<>();
    for (Projection bean : beans) {
      if (!names.add(bean.name())) {
        throw new IllegalStateException("two projections have the name " + bean.name());
      }
    }
  }

  List<Projection> beans() {
    return beans;
  }

  /** Gives those that are new a place, before the first event. */
  void begin() {
    try (Connection connection = dataSource.getConnection()) {
      for (Projection bean : beans) {
        checkpoints.begin(connection, bean.name(), true);
      }
    } catch (SQLException e) {
      throw new StorageException("beginning the projections", e);
    }
  }

  /** All, by name. */
  public List<ProjectionState> list() {
    try (Connection connection = dataSource.getConnection()) {
      List<ProjectionState> all = new ArrayList<>();
      for (Projection bean : beans) {
        // At the very start one may not have begun yet.
        if (checkpoints.find(connection, bean.name(), true).isPresent()) {
          all.add(state(connection, bean));
        }
      }
      return all;
    } catch (SQLException e) {
      throw new StorageException("listing the projections", e);
    }
  }

  /**
   * One projection.
   *
   * @throws Refusal if there is none of that name
   */
  public ProjectionState get(String name) {
    Projection bean = find(name);
    try (Connection connection = dataSource.getConnection()) {
      return state(connection, bean);
    } catch (SQLException e) {
      throw new StorageException("looking at " + name, e);
    }
  }

  /**
   * Asks for a rebuild beside the live rows; one that is under way goes on.
   *
   * @throws Refusal if there is no such projection, or the ledger does not have all its events any
   *     more
   */
  public ProjectionState rebuild(String name) {
    Projection bean = find(name);
    if (ledger.hasRisen()) {
      throw lost("name", name);
    }
    try (Connection connection = dataSource.getConnection()) {
      checkpoints.begin(connection, name, false);
      return state(connection, bean);
    } catch (SQLException e) {
      throw new StorageException("asking for a rebuild of " + name, e);
    }
  }

  /**
   * Has a projection computed anew by settings that the caller's transaction changes. When that is
   * committed a revision is begun, all of whose rows are by the new settings (see {@link
   * Checkpoints#beginAnew}); a rebuild that is under way gives way to it. The live rows go on
   * meanwhile, with new events by the new settings. Does nothing before the projection has begun.
   *
   * @throws Refusal if the ledger does not have all its events any more
   */
  @Transactional(TxType.MANDATORY)
  public void beginAnew(String name) {
    if (!canBeginAnew()) {
      throw lost("id", name);
    }
    try (Connection connection = dataSource.getConnection()) {
      if (checkpoints.find(connection, name, true).isPresent()) {
        checkpoints.beginAnew(connection, name);
      }
    } catch (SQLException e) {
      throw new StorageException("beginning %s anew".formatted(name), e);
    }
  }

  /** Whether the ledger has all its events, as far as this instance knows. */
  public boolean canBeginAnew() {
    return !ledger.hasRisen();
  }

  private Refusal lost(String field, String name) {
    return Refusal.conflict(
        field,
        "the ledger reaches back to %s only: a rebuild would lose what %s has of earlier times"
            .formatted(ledger.floor(), name));
  }

  /**
   * Has a projection that has stopped go on. If it went on without events it is rebuilt: taken now
   * they would come after what they came before, and the rows would be those of another history.
   *
   * @throws Refusal if there is no such projection, or a rebuild is needed and refused
   */
  public ProjectionState retry(String name) {
    Projection bean = find(name);
    boolean lacksEvents;
    try (Connection connection = dataSource.getConnection()) {
      checkpoints.goOn(connection, name);
      lacksEvents = parked.count(connection, name) > 0;
      if (!lacksEvents) {
        return state(connection, bean);
      }
    } catch (SQLException e) {
      throw new StorageException("having %s go on".formatted(name), e);
    }
    return rebuild(name);
  }

  private Projection find(String name) {
    return beans.stream()
        .filter(bean -> bean.name().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "name",
                    "there is no projection '%s'; there are %s"
                        .formatted(name, beans.stream().map(Projection::name).toList())));
  }

  private ProjectionState state(Connection connection, Projection bean) throws SQLException {
    String name = bean.name();
    Checkpoint live = checkpoints.find(connection, name, true).orElseThrow();
    ProjectionLag.Behind behind = lag.behind(connection, live.place());
    ProjectionState.Rebuild rebuild = null;
    Checkpoint made = checkpoints.find(connection, name, false).orElse(null);
    if (made != null) {
      rebuild =
          ProjectionState.Rebuild.of(
              made, lag.secondsSince(connection, made.beganAt()), fraction(made, live));
    }
    return new ProjectionState(
        name,
        new TreeSet<>(bean.types()),
        live.revision(),
        live.place().text(),
        live.numEvents(),
        behind.events(),
        behind.seconds(),
        parked.count(connection, name),
        parked.first(connection, name, SHOWN),
        live.stoppedWhy(),
        rebuild);
  }

  /** By positions, which rise with every event. */
  private static double fraction(Checkpoint made, Checkpoint live) {
    Place end = live.place();
    return Math.min(1, (double) made.place().position() / Math.max(1, end.position()));
  }
}
