package dev.autogen.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdbc:mysql://h:3306/s?user=u&password=S3cret                | jdbc:mysql://h:3306/s?user=u&password=***
          jdbc:mysql://h/s?password=S3c,r)e#t?x@y&user=u              | jdbc:mysql://h/s?password=***&user=u
          jdbc:mysql://h/s?pass%77ord=S3cret                          | jdbc:mysql://h/s?pass%77ord=***
          jdbc:mysql://h/s?PASSWORD1=S3cret&password2=S3cret2         | jdbc:mysql://h/s?PASSWORD1=***&password2=***
          jdbc:mysql://h/s?trustCertificateKeyStorePassword=S3cret    | jdbc:mysql://h/s?trustCertificateKeyStorePassword=***
          jdbc:mysql://h/s?a=b?password=S3cret                        | jdbc:mysql://h/s?a=b?password=***
          jdbc:mysql://u:S3cret@h:3306/s                              | jdbc:mysql://u:***@h:3306/s
          jdbc:mysql://u:S3cret?Pw@h/s                                | jdbc:mysql://u:***@h/s
          jdbc:mysql://u:S3#cret@h/s                                  | jdbc:mysql://u:***@h/s
          jdbc:mysql://u:S3/cr@et:x@h/s                               | jdbc:mysql://u:***@h/s
          jdbc:mysql:u:S3cret@h:1/db                                  | jdbc:mysql:u:***@h:1/db
          jdbc:mysql:S3cret@h:1/db                                    | jdbc:mysql:***@h:1/db
          u:S3cret@h:1/db                                             | u:***@h:1/db
          jdbc:tc:mysql:8.4://u:S3cret@h/db?TC_DAEMON=true            | jdbc:tc:mysql:8.4://u:***@h/db?TC_DAEMON=true
          jdbc:tc:mysql:8.4:///db?password=S3cret                     | jdbc:tc:mysql:8.4:///db?password=***
          jdbc:mysql://address=(host=h)(user=u)(password=S3cret)/s    | jdbc:mysql://address=(host=h)(user=u)(password=***)/s
          jdbc:mysql://(host=h,password=S3c,ret,port=1)/s             | jdbc:mysql://(host=h,password=***,port=1)/s
          jdbc:mysql://(host=h,PassWord =S3cret)/s                  | jdbc:mysql://(host=h,PassWord =***)/s
          jdbc:mysql:loadbalance://u:S3cret@a:1,v:S3cret2@b/s         | jdbc:mysql:loadbalance://u:***@a:1,v:***@b/s
          jdbc:mysql:replication://u:S3cret@a,b/s                     | jdbc:mysql:replication://u:***@a,b/s
          mysqlx://u:S3cret@h/s                                       | mysqlx://u:***@h/s
          """)
  void aPasswordIsHiddenWhereItStands(String url, String masked) {
    assertThat(new JdbcUrl(url).masked()).isEqualTo(masked);
    assertThat(new JdbcUrl(url).shown()).doesNotContain("S3", "cret");
    assertThat(new JdbcUrl(url).secrets()).anyMatch(secret -> secret.startsWith("S3"));
    if (!url.contains(" ") && url.startsWith("jdbc:")) {
      assertThat(JdbcUrl.maskedIn("near " + url)).isEqualTo("near " + masked);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://h:3306/s?user=a@b&connectTimeout=5",
        "jdbc:mysql://me@h:3306/s",
        "jdbc:mysql://[::1]:3306,b:2/s",
        "jdbc:mysql:replication://one,two/shop",
        "jdbc:tc:mysql:8.4:///app?TC_DAEMON=true",
        "jdbc:mysql://h/s?passwordCharacterEncoding=UTF-8",
        "jdbc:mysql:///s",
        "development",
        ""
      })
  void aUrlWithoutAPasswordStaysAsItIs(String url) {
    assertThat(new JdbcUrl(url).masked()).isEqualTo(url);
    assertThat(new JdbcUrl(url).secrets()).isEmpty();
  }
}
