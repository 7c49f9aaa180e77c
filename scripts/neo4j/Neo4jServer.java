/* The Neo4j server of the tests: one database on a loopback port, no authentication; it ends when its stdin closes.
   Run by provision.ts: java -cp "lib/*" Neo4jServer.java STORE PORT [temporary]
   PORT 0 is any free port; `temporary` deletes STORE at the end. */
import java.nio.file.*;
import java.util.Comparator;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.*;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

class Neo4jServer {
  public static void main(String[] args) throws Exception {
    var store = Path.of(args[0]);
    var service = new DatabaseManagementServiceBuilder(store)
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", Integer.parseInt(args[1])))
        .setConfig(GraphDatabaseSettings.auth_enabled, false)
        .setConfig(GraphDatabaseSettings.udc_enabled, false)
        .setConfig(GraphDatabaseSettings.pagecache_memory, 256L << 20)
        .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
        .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, 0)
        .build();
    var ports = ((GraphDatabaseAPI) service.database("neo4j")).getDependencyResolver()
        .resolveDependency(ConnectorPortRegister.class);
    System.out.println("bolt://127.0.0.1:" + ports.getLocalAddress(ConnectorType.BOLT).getPort());
    while (System.in.read() >= 0) {}
    service.shutdown();
    if (args.length > 2)
      try (var files = Files.walk(store)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
      }
  }
}
