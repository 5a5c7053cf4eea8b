package dev.autogen.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.StoredObject.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are found as names, whatever stands around them. */
class ExistingObjectTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select email from users",
        "SELECT U.EMAIL FROM Users AS U",
        "update users u set `u`.`email` = null",
        "select shop.users.email from shop.users",
        "select `shop` . `users`.`email` from `shop`.`users`",
        "select * from users",
        "select id, u.* from users u",
        "insert into users values (1, 'a')",
        "insert ignore into shop.users select 1, 'a'",
        "replace users (select 1, 'a')",
        "select e.id from (select id, email from users) e",
        "begin prepare s from 'select email from users'; execute s; end",
        "/*!50000 delete from users where email is null */",
      })
  void aRoutineUsesTheColumn(String text) {
    assertThat(routine(text).uses("shop", "users", "email")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id from users",
        "select emails from users",
        "select email_2 from users",
        "select email from users_old",
        "select 'email' from users",
        "select id from users -- email",
        "select id from users # email",
        "select id /* email */ from users",
        "select m.email, u.id from users u join mails m using (id)",
        "select email from other.users",
        "select count(*) from users",
        "select id * 2 from users",
        "insert into users (id) values (1)",
        "insert into users set id = 1",
        "insert into mails values (1); delete from users",
        "select `e``mail` from users",
      })
  void aRoutineDoesNotUseTheColumn(String text) {
    assertThat(routine(text).uses("shop", "users", "email")).isFalse();
  }

  @Test
  void aRoutineOfAnotherSchemaNamesTheSchema() {
    ExistingObject other =
        new ExistingObject(Kind.PROCEDURE, "other", "p", "", "select email from shop.users", "");
    assertThat(other.uses("shop", "users", "email")).isTrue();
    ExistingObject own =
        new ExistingObject(Kind.PROCEDURE, "other", "p", "", "select email from users", "");
    assertThat(own.uses("shop", "users", "email")).isFalse();
  }

  @Test
  void aTriggerUsesTheRowOfItsOwnTable() {
    assertThat(trigger("users", "set NEW.email = lower(NEW.email)").uses("shop", "users", "email"))
        .isTrue();
    assertThat(trigger("mails", "set NEW.email = lower(NEW.email)").uses("shop", "users", "email"))
        .isFalse();
    assertThat(trigger("users", "set NEW.name = OLD.name").uses("shop", "users", "email"))
        .isFalse();
  }

  @Test
  void inAViewOnlyAQualifiedNameIsAColumn() {
    assertThat(view("select lower(`u`.`name`) AS `email` from `shop`.`users` `u`")).isFalse();
    assertThat(view("select `u`.`email` AS `e` from `shop`.`users` `u`")).isTrue();
    assertThat(view("select `m`.`email` AS `e` from (`shop`.`users` `u` join `shop`.`m`)"))
        .isFalse();
  }

  @Test
  void doubleQuotesAreNamesUnderAnsiQuotes() {
    String text = "select \"email\" from \"users\"";
    assertThat(routine(text).uses("shop", "users")).isFalse();
    ExistingObject ansi =
        new ExistingObject(
            Kind.PROCEDURE, "shop", "p", "", text, "ANSI_QUOTES,STRICT_TRANS_TABLES");
    assertThat(ansi.uses("shop", "users", "email")).isTrue();
  }

  private static ExistingObject routine(String text) {
    return new ExistingObject(Kind.PROCEDURE, "shop", "p", "", text, "");
  }

  private static ExistingObject trigger(String table, String text) {
    return new ExistingObject(Kind.TRIGGER, "shop", "t", table, text, "");
  }

  private static boolean view(String text) {
    return new ExistingObject(Kind.VIEW, "shop", "v", "", text, "").uses("shop", "users", "email");
  }
}
