package dev.autogen.testing;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.exceptions.CJException;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Makes a connection answer like one to Percona XtraDB Cluster, which needs three machines: it
 * refuses named locks. Given to the driver as {@code queryInterceptors}.
 */
public final class WithoutNamedLocks implements QueryInterceptor {

  private static final int UNKNOWN_ERROR = 1105;

  /** What a URL needs for it. */
  public static String in(String url) {
    return url + "&queryInterceptors=" + WithoutNamedLocks.class.getName();
  }

  @Override
  public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
    return this;
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // the driver's interface says so
  public <T extends Resultset> T preProcess(Supplier<String> sql, Query query) {
    if (sql.get().contains("GET_LOCK(")) {
      CJException refusal =
          new CJException(
              "Percona-XtraDB-Cluster prohibits use of GET_LOCK with pxc_strict_mode = ENFORCING");
      refusal.setVendorCode(UNKNOWN_ERROR);
      refusal.setSQLState("HY000");
      throw refusal;
    }
    return null;
  }

  @Override
  public boolean executeTopLevelOnly() {
    return false;
  }

  @Override
  public void destroy() {}

  @Override
  public <T extends Resultset> T postProcess(
      Supplier<String> sql, Query query, T result, ServerSession session) {
    return null;
  }
}
