package dev.autogen.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The properties {@code autogen.*} of an application. */
@ConfigurationProperties("autogen")
public class AutogenProperties {

  /** Whether autogen has any part in the application. */
  private boolean enabled = true;

  /** What becomes of the schema at the start. */
  private AutogenMode mode = AutogenMode.UPGRADE;

  /** Packages that hold migrations; those of the application itself, if none is named. */
  private List<String> packages = new ArrayList<>();

  /** JDBC URL of the schema, if it is another than that of the application's data source. */
  private String url;

  /** User name for that URL. */
  private String user;

  /** Password for that URL. */
  private String password;

  /** The schema, if it is another than that of the URL or of the data source. */
  private String schema;

  /** The revision to upgrade to: an id, head, heads or +N. */
  private String target = "heads";

  /** How long a statement waits for a lock on a table or a row. */
  private Duration lockTimeout = Duration.ofSeconds(30);

  /** How often a statement that got no lock is tried again. */
  private int lockRetries = 3;

  /** How long to wait until another instance is done with the schema. */
  private Duration schemaLockTimeout = Duration.ofMinutes(10);

  /** Whether to run although tables are not as the migrations before left them. */
  private boolean allowDrift;

  /** Whether rows may go by statements that somebody wrote into a migration. */
  private boolean allowDataLoss;

  /** Whether to test first if rows or the limits of the server would stop a step. */
  private boolean preflight = true;

  /** Whether a database that has had later migrations than there are here is refused. */
  private boolean refuseNewer;

  /** Whether the application ends as soon as it has started, its migrations run. */
  private boolean exit;

  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean newEnabled) {
    enabled = newEnabled;
  }

  public AutogenMode getMode() {
    return mode;
  }

  public void setMode(AutogenMode newMode) {
    mode = newMode;
  }

  public List<String> getPackages() {
    return packages;
  }

  public void setPackages(List<String> newPackages) {
    packages = newPackages;
  }

  public String getUrl() {
    return url;
  }

  public void setUrl(String newUrl) {
    url = newUrl;
  }

  public String getUser() {
    return user;
  }

  public void setUser(String newUser) {
    user = newUser;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String newPassword) {
    password = newPassword;
  }

  public String getTarget() {
    return target;
  }

  public void setTarget(String newTarget) {
    target = newTarget;
  }

  public Duration getLockTimeout() {
    return lockTimeout;
  }

  public void setLockTimeout(Duration newLockTimeout) {
    lockTimeout = newLockTimeout;
  }

  public int getLockRetries() {
    return lockRetries;
  }

  public void setLockRetries(int newLockRetries) {
    lockRetries = newLockRetries;
  }

  public Duration getSchemaLockTimeout() {
    return schemaLockTimeout;
  }

  public void setSchemaLockTimeout(Duration newSchemaLockTimeout) {
    schemaLockTimeout = newSchemaLockTimeout;
  }

  public boolean isAllowDrift() {
    return allowDrift;
  }

  public void setAllowDrift(boolean newAllowDrift) {
    allowDrift = newAllowDrift;
  }

  public boolean isPreflight() {
    return preflight;
  }

  public void setPreflight(boolean newPreflight) {
    preflight = newPreflight;
  }

  public boolean isRefuseNewer() {
    return refuseNewer;
  }

  public void setRefuseNewer(boolean newRefuseNewer) {
    refuseNewer = newRefuseNewer;
  }

  public boolean isExit() {
    return exit;
  }

  public void setExit(boolean newExit) {
    exit = newExit;
  }

  public String getSchema() {
    return schema;
  }

  public void setSchema(String newSchema) {
    schema = newSchema;
  }

  public boolean isAllowDataLoss() {
    return allowDataLoss;
  }

  public void setAllowDataLoss(boolean newAllowDataLoss) {
    allowDataLoss = newAllowDataLoss;
  }
}
