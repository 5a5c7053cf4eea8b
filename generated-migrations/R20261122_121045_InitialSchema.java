import static dev.autogen.schema.ForeignKey.Action.CASCADE;
import static dev.autogen.schema.ForeignKey.Action.SET_NULL;

import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

/**
 * Initial schema.
 *
 * <p>create table users (9 columns) · create table people (12 columns) · create table practitioners
 * (3 columns) · create table conversations (9 columns) · create table patients (8 columns) · create
 * table appointments (11 columns) · create table messages (7 columns) · create table attachments (6
 * columns) · create table audit_events (7 columns) · create table invoices (14 columns) · create
 * table invoice_lines (6 columns) · create table messages_seq (1 column) · insert into messages_seq
 * {next_val=1} · create table number_ranges (2 columns) · insert into number_ranges
 * {last_number=100000, range_name=invoice} · create table practitioner_hours (4 columns) · create
 * table practitioner_languages (2 columns) · create table prescriptions (11 columns) · create table
 * user_notification_channels (2 columns).
 */
@Revision(id = "95d83be54b62", created = "2026-11-22T12:10:45Z", message = "Initial schema")
public final class R20261122_121045_InitialSchema implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.createTable(
        "users",
        t -> {
          t.column("id", "bigint").notNull().autoIncrement();
          t.column("created_at", "datetime(6)").notNull();
          t.column("updated_at", "datetime(6)").notNull();
          t.column("version", "int").notNull();
          t.column("display_name", "varchar(100)").notNull();
          t.column("email", "varchar(190)").notNull();
          t.column("enabled", "bit(1)").notNull().defaultExpression("b'1'");
          t.column("locale", "varchar(35)").notNull();
          t.column("password_hash", "varchar(100)").notNull();
          t.primaryKey("id");
          t.unique("uk_users_email", "email");
        });
    op.createTable(
        "people",
        t -> {
          t.column("id", "bigint").notNull().autoIncrement();
          t.column("created_at", "datetime(6)").notNull();
          t.column("updated_at", "datetime(6)").notNull();
          t.column("version", "int").notNull();
          t.column("street", "varchar(120)");
          t.column("postal_code", "varchar(12)");
          t.column("city", "varchar(80)");
          t.column("country", "varchar(2)");
          t.column("given_name", "varchar(80)").notNull();
          t.column("family_name", "varchar(80)").notNull();
          t.column("phone", "varchar(32)");
          t.column("user_id", "bigint");
          t.primaryKey("id");
          t.unique("UKav66guy6x8qkjf1npcjm8de25", "user_id");
          t.index("ix_people_name", "family_name", "given_name");
          t.foreignKey("FKmdhygj3uwkwcfqns9mu1htoi5", "user_id").references("users", "id");
        });
    op.createTable(
        "practitioners",
        t -> {
          t.column("license_number", "varchar(20)").notNull();
          t.column("specialty", "varchar(80)").notNull();
          t.column("person_id", "bigint").notNull();
          t.primaryKey("person_id");
          t.unique("UK3qglyheh5t6o97gd6wfquk2ce", "license_number");
          t.foreignKey("FKpfmrhq521wy5ry05m9f334460", "person_id").references("people", "id");
        });
    op.createTable(
        "conversations",
        t -> {
          t.column("id", "binary(16)").notNull();
          t.column("created_at", "datetime(6)").notNull();
          t.column("updated_at", "datetime(6)").notNull();
          t.column("version", "int").notNull();
          t.column("context", "json");
          t.column("status", "enum('CLOSED','HANDED_OVER','OPEN')").notNull().defaultValue("OPEN");
          t.column("topic", "varchar(200)");
          t.column("practitioner_id", "bigint");
          t.column("user_id", "bigint").notNull();
          t.primaryKey("id");
          t.index("ix_conversations_user_created").on("user_id").onDescending("created_at");
          t.foreignKey("FK1d82e675vfdjn4uxor3poot14", "practitioner_id")
              .references("practitioners", "person_id");
          t.foreignKey("FKpltqvfcbkql9svdqwh0hw4g1d", "user_id").references("users", "id");
        });
    op.createTable(
        "patients",
        t -> {
          t.column("blood_type", "varchar(3)");
          t.column("born_on", "date").notNull();
          t.column("emergency_given_name", "varchar(80)");
          t.column("emergency_family_name", "varchar(80)");
          t.column("insurance_number", "varchar(40)");
          t.column("insurer", "varchar(80)");
          t.column("person_id", "bigint").notNull();
          t.column("practitioner_id", "bigint");
          t.primaryKey("person_id");
          t.unique("uk_patients_insurance", "insurer", "insurance_number");
          t.foreignKey("FKc5pcs6gj7973xtkrn1sddoqrf", "practitioner_id")
              .references("practitioners", "person_id");
          t.foreignKey("FKiup8516y8vkgfjda1wdfekfg3", "person_id").references("people", "id");
          t.check(
              "patients_chk_1",
              "(`blood_type` in "
                  + "(_utf8mb4'B+',_utf8mb4'A+',_utf8mb4'AB+',_utf8mb4'B-',_utf8mb4'A-',"
                  + "_utf8mb4'AB-',_utf8mb4'O+',_utf8mb4'O-'))");
        });
    op.createTable(
        "appointments",
        t -> {
          t.column("id", "bigint").notNull().autoIncrement();
          t.column("created_at", "datetime(6)").notNull();
          t.column("updated_at", "datetime(6)").notNull();
          t.column("version", "int").notNull();
          t.column("ends_at", "datetime(6)").notNull();
          t.column("reason", "varchar(2000)");
          t.column("starts_at", "datetime(6)").notNull();
          t.column("status", "enum('ATTENDED','CANCELLED','CONFIRMED','MISSED','REQUESTED')")
              .notNull()
              .defaultValue("REQUESTED");
          t.column("conversation_id", "binary(16)");
          t.column("patient_id", "bigint").notNull();
          t.column("practitioner_id", "bigint").notNull();
          t.primaryKey("id");
          t.unique("uk_appointments_practitioner_start", "practitioner_id", "starts_at");
          t.index("ix_appointments_patient_start").on("patient_id").onDescending("starts_at");
          t.index("ix_appointments_status", "status");
          t.foreignKey("FK5y00xfcyu94d01j2l4ik8rcv4", "conversation_id")
              .references("conversations", "id")
              .onDelete(SET_NULL);
          t.foreignKey("FK8exap5wmg8kmb1g1rx3by21yt", "patient_id")
              .references("patients", "person_id");
          t.foreignKey("FK1chsqxpdms5uf0acmm6fe1ib8", "practitioner_id")
              .references("practitioners", "person_id");
          t.check("ck_appointments_period", "(`ends_at` > `starts_at`)");
        });
    op.createTable(
        "messages",
        t -> {
          t.column("id", "bigint").notNull();
          t.column("author", "tinyint").notNull();
          t.column("body", "text").notNull();
          t.column("confidence", "double");
          t.column("sent_at", "datetime(6)").notNull();
          t.column("conversation_id", "binary(16)").notNull();
          t.column("reply_to_id", "bigint");
          t.primaryKey("id");
          t.index("ix_messages_conversation_sent").on("conversation_id").onDescending("sent_at");
          t.foreignKey("FKt492th6wsovh1nush5yl5jj8e", "conversation_id")
              .references("conversations", "id")
              .onDelete(CASCADE);
          t.foreignKey("FKg23x99if9xk265onv7btb0cg9", "reply_to_id")
              .references("messages", "id")
              .onDelete(SET_NULL);
          t.check("messages_chk_1", "(`author` between 0 and 2)");
        });
    op.createTable(
        "attachments",
        t -> {
          t.column("id", "bigint").notNull().autoIncrement();
          t.column("content", "longblob").notNull();
          t.column("file_name", "varchar(255)").notNull();
          t.column("media_type", "varchar(127)").notNull();
          t.column("sha256", "char(64)").notNull().collation("ascii_general_ci");
          t.column("message_id", "bigint").notNull();
          t.primaryKey("id");
          t.foreignKey("FKcf4ta8qdkixetfy7wnqfv3vkv", "message_id")
              .references("messages", "id")
              .onDelete(CASCADE);
        });
    op.createTable(
        "audit_events",
        t -> {
          t.column("id", "bigint").notNull().autoIncrement();
          t.column("details", "json");
          t.column("event_type", "varchar(60)").notNull();
          t.column("occurred_at", "datetime(6)").notNull();
          t.column("subject_id", "varchar(36)").notNull();
          t.column("subject_type", "varchar(60)").notNull();
          t.column("actor_id", "bigint");
          t.primaryKey("id");
          t.index("ix_audit_events_subject")
              .on("subject_type")
              .on("subject_id")
              .onDescending("occurred_at");
          t.index("ix_audit_events_occurred", "occurred_at");
          t.foreignKey("FKt707a1ipekrmnw6g74hh2yhc5", "actor_id")
              .references("users", "id")
              .onDelete(SET_NULL);
        });
    op.createTable(
        "invoices",
        t -> {
          t.column("number", "bigint").notNull();
          t.column("created_at", "datetime(6)").notNull();
          t.column("updated_at", "datetime(6)").notNull();
          t.column("version", "int").notNull();
          t.column("street", "varchar(120)");
          t.column("postal_code", "varchar(12)");
          t.column("city", "varchar(80)");
          t.column("country", "varchar(2)");
          t.column("due_on", "date");
          t.column("status", "tinyint").notNull();
          t.column("total", "decimal(12,2)").notNull();
          t.column("currency", "varchar(3)").notNull();
          t.column("appointment_id", "bigint");
          t.column("patient_id", "bigint").notNull();
          t.primaryKey("number");
          t.unique("UKr1gsksmeq3yb5fipnxl93yqqv", "appointment_id");
          t.foreignKey("FKngg5bc8atao2b9jehl9l8tdsw", "appointment_id")
              .references("appointments", "id");
          t.foreignKey("FKrpyotno5h237hyoaokuggqqog", "patient_id")
              .references("patients", "person_id");
          t.check("invoices_chk_1", "(`status` between 0 and 3)");
        });
    op.createTable(
        "invoice_lines",
        t -> {
          t.column("invoice_number", "bigint").notNull();
          t.column("description", "varchar(200)").notNull();
          t.column("quantity", "decimal(8,3)").notNull();
          t.column("amount", "decimal(12,2)").notNull();
          t.column("currency", "varchar(3)").notNull();
          t.column("line_index", "int").notNull();
          t.primaryKey("line_index", "invoice_number");
          t.foreignKey("FKo5m2mbyu3blo57odmdnf1n7ox", "invoice_number")
              .references("invoices", "number");
          t.check("invoice_lines_chk_1", "(`line_index` >= 0)");
        });
    op.createTable(
        "messages_seq",
        t -> {
          t.column("next_val", "bigint");
        });
    op.insertRow("messages_seq").value("next_val", "1");
    op.createTable(
        "number_ranges",
        t -> {
          t.column("range_name", "varchar(255)").notNull();
          t.column("last_number", "bigint");
          t.primaryKey("range_name");
        });
    op.insertRow("number_ranges").value("last_number", "100000").value("range_name", "invoice");
    op.createTable(
        "practitioner_hours",
        t -> {
          t.column("practitioner_id", "bigint").notNull();
          t.column("opens_at", "time").notNull();
          t.column("closes_at", "time").notNull();
          t.column(
                  "day_of_week",
                  "enum('FRIDAY','MONDAY','SATURDAY','SUNDAY','THURSDAY','TUESDAY',"
                      + "'WEDNESDAY')")
              .notNull();
          t.primaryKey("practitioner_id", "day_of_week");
          t.foreignKey("FK3bpbo8yt3efq0cics7ixo2gu4", "practitioner_id")
              .references("practitioners", "person_id");
        });
    op.createTable(
        "practitioner_languages",
        t -> {
          t.column("practitioner_id", "bigint").notNull();
          t.column("language_tag", "varchar(35)");
          t.unique("UKoyl1k1iw6bkhnfwew41hpnt6r", "practitioner_id", "language_tag");
          t.foreignKey("FK5jm2mwp0tad9k1paas0cygg84", "practitioner_id")
              .references("practitioners", "person_id");
        });
    op.createTable(
        "prescriptions",
        t -> {
          t.column("id", "bigint").notNull().autoIncrement();
          t.column("created_at", "datetime(6)").notNull();
          t.column("updated_at", "datetime(6)").notNull();
          t.column("version", "int").notNull();
          t.column("dose", "decimal(8,3)").notNull();
          t.column("dose_unit", "enum('DROP','MILLIGRAM','MILLILITRE','TABLET')").notNull();
          t.column("medicine", "varchar(120)")
              .notNull()
              .comment("International nonproprietary name");
          t.column("repeats", "smallint").notNull();
          t.column("valid_until", "date").notNull();
          t.column("patient_id", "bigint").notNull();
          t.column("practitioner_id", "bigint").notNull();
          t.primaryKey("id");
          t.foreignKey("FKqydyol76jn1o37k1bdbkjgq74", "patient_id")
              .references("patients", "person_id");
          t.foreignKey("FKc659ln6oefxl3q0e0nsn667wf", "practitioner_id")
              .references("practitioners", "person_id");
          t.check("prescriptions_chk_1", "(`repeats` <= 12)");
          t.comment("Kept for ten years after valid_until");
        });
    op.createTable(
        "user_notification_channels",
        t -> {
          t.column("user_id", "bigint").notNull();
          t.column("channel", "enum('EMAIL','PUSH','SMS')").notNull();
          t.primaryKey("user_id", "channel");
          t.foreignKey("FK17go29i9780wxmg1mu1qdit0x", "user_id").references("users", "id");
        });
  }

  @Override
  public void downgrade(Operations op) {
    // Loses the rows of table user_notification_channels; going back does not bring them back.
    op.dropTable("user_notification_channels");
    // Loses the rows of table prescriptions; going back does not bring them back.
    op.dropTable("prescriptions");
    // Loses the rows of table practitioner_languages; going back does not bring them back.
    op.dropTable("practitioner_languages");
    // Loses the rows of table practitioner_hours; going back does not bring them back.
    op.dropTable("practitioner_hours");
    // Loses delete from number_ranges {last_number=100000, range_name=invoice}; going back does not
    // bring them back.
    op.deleteRow("number_ranges").value("last_number", "100000").value("range_name", "invoice");
    // Loses the rows of table number_ranges; going back does not bring them back.
    op.dropTable("number_ranges");
    // Loses delete from messages_seq {next_val=1}; going back does not bring them back.
    op.deleteRow("messages_seq").value("next_val", "1");
    // Loses the rows of table messages_seq; going back does not bring them back.
    op.dropTable("messages_seq");
    // Loses the rows of table invoice_lines; going back does not bring them back.
    op.dropTable("invoice_lines");
    // Loses the rows of table invoices; going back does not bring them back.
    op.dropTable("invoices");
    // Loses the rows of table audit_events; going back does not bring them back.
    op.dropTable("audit_events");
    // Loses the rows of table attachments; going back does not bring them back.
    op.dropTable("attachments");
    // Loses the rows of table messages; going back does not bring them back.
    op.dropTable("messages");
    // Loses the rows of table appointments; going back does not bring them back.
    op.dropTable("appointments");
    // Loses the rows of table patients; going back does not bring them back.
    op.dropTable("patients");
    // Loses the rows of table conversations; going back does not bring them back.
    op.dropTable("conversations");
    // Loses the rows of table practitioners; going back does not bring them back.
    op.dropTable("practitioners");
    // Loses the rows of table people; going back does not bring them back.
    op.dropTable("people");
    // Loses the rows of table users; going back does not bring them back.
    op.dropTable("users");
  }
}
