package dev.autogen.entity;

import dev.autogen.entity.MappingTest.Case;
import java.util.List;

/** The table of cases of {@link MappingTest}: name, table, Java, expected table. */
final class MappingCases {

  private MappingCases() {}

  /** A case without Java looks at a further table of the one before it. */
  static final List<Case> ALL =
      List.of(
          new Case(
              "plain columns",
              "Plain",
              """
              @Entity
              class Plain {
                @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                String name;
                @Column(length = 20, nullable = false) String code;
                int count;
                Integer maybe;
                boolean flag;
                double ratio;
                @Column(precision = 10, scale = 2) BigDecimal price;
                UUID token;
                LocalDate day;
                Instant at;
                byte[] bytes;
                @Lob String text;
                @JdbcTypeCode(SqlTypes.JSON) Map<String, String> attributes;
                @Transient String none;
              }
              """,
              """
              id bigint not null auto_increment
              at datetime(6)
              attributes json
              bytes varbinary(255)
              code varchar(20) not null
              count integer not null
              day date
              flag bit not null
              maybe integer
              name varchar(255)
              price decimal(10,2)
              ratio float(53) not null
              text longtext
              token binary(16)
              primary key (id)
              """),
          new Case(
              "defaults",
              "Defaults",
              """
              @Entity
              class Defaults {
                @Id Long id;
                @ColumnDefault("'it''s'") String text;
                @ColumnDefault("'a\\\\\\\\b'") String escaped;
                @ColumnDefault("-5") int number;
                @ColumnDefault("true") boolean yes;
                @ColumnDefault("null") String nothing;
                @ColumnDefault("current_timestamp(6)") Instant made;
                @ColumnDefault("current_timestamp(6) on update current_timestamp(6)") Instant touched;
                @ColumnDefault("(uuid())") String token;
                @Column(columnDefinition = "varchar(10) default 'x' comment 'free'") String free;
              }
              """,
              """
              id bigint not null
              escaped varchar(255) default 'a\\\\b'
              free varchar(10) default 'x' comment 'free'
              made datetime(6) default current_timestamp(6)
              nothing varchar(255)
              number integer not null default -5
              text varchar(255) default 'it's'
              token varchar(255) default (uuid())
              touched datetime(6) default current_timestamp(6) on update current_timestamp(6)
              yes bit not null default true
              primary key (id)
              """),
          new Case(
              "generated columns, comments, collations",
              "Decorated",
              """
              @Entity
              @Comment("a table's comment")
              @Table(name = "Decorated", options = "engine=InnoDB row_format=dynamic collate utf8mb4_bin")
              class Decorated {
                @Id Long id;
                int net;
                @GeneratedColumn("net * 2") int gross;
                @Comment("a column's comment") String noted;
                @Collate("utf8mb4_bin") String binary;
                @Column(options = "invisible") String hidden;
              }
              """,
              """
              id bigint not null
              binary varchar(255) collate utf8mb4_bin
              gross integer as (net * 2) stored not null
              hidden varchar(255) invisible
              net integer not null
              noted varchar(255) comment a column's comment
              primary key (id)
              comment a table's comment
              collation utf8mb4_bin
              ROW_FORMAT dynamic
              """),
          new Case(
              "enums",
              "Enums",
              """
              @Entity
              class Enums {
                @Id Long id;
                @Enumerated(EnumType.STRING) Level sorted;
                @Enumerated Level ordinal;
                @Enumerated(EnumType.STRING) @Column(columnDefinition = "enum('LOW','HIGH')") Level given;
                @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Level text;
                enum Level { LOW, HIGH }
              }
              """,
              """
              id bigint not null
              given enum('LOW','HIGH')
              ordinal tinyint
              sorted enum ('HIGH','LOW')
              text varchar(255)
              primary key (id)
              check ?: ordinal between 0 and 1
              check ?: text in ('LOW','HIGH')
              """),
          new Case(
              "indexes and unique constraints",
              "Indexed",
              """
              @Entity
              @Table(
                  uniqueConstraints = {
                    @UniqueConstraint(name = "uk_pair", columnNames = {"b", "a"}),
                    @UniqueConstraint(columnNames = "c")
                  },
                  indexes = {
                    @Index(name = "ix_desc", columnList = "a desc, b"),
                    @Index(columnList = "c, a"),
                    @Index(name = "ix_prefix", columnList = "a(10), b(5) desc"),
                    @Index(name = "ix_function", columnList = "(lower(a)), b"),
                    @Index(name = "ix_comma", columnList = "(concat(a, b)) desc"),
                    @Index(name = "uk_index", columnList = "a, c", unique = true),
                    @Index(name = "ix_options", columnList = "b, c", options = "comment 'seldom' invisible")
                  })
              class Indexed {
                @Id Long id;
                String a;
                String b;
                String c;
                @Column(unique = true) String d;
              }
              """,
              """
              id bigint not null
              a varchar(255)
              b varchar(255)
              c varchar(255)
              d varchar(255)
              primary key (id)
              unique uk_pair (b, a)
              unique ? (c)
              unique uk_index (a, c)
              unique ? (d)
              index ix_desc (a desc, b)
              index ? (c, a)
              index ix_prefix (a(10), b(5) desc)
              index ix_function ((lower(a)), b)
              index ix_comma ((concat(a, b)) desc)
              index ix_options (b, c) comment seldom invisible
              """),
          new Case(
              "checks",
              "Checked",
              """
              @Entity
              @Check(name = "ck_order", constraints = "low <= high")
              class Checked {
                @Id Long id;
                @Check(constraints = "low > 0") int low;
                @Column(check = @CheckConstraint(name = "ck_high", constraint = "high < 100")) int high;
              }
              """,
              """
              id bigint not null
              high integer
              low integer not null
              primary key (id)
              check ck_high: high < 100
              check ?: low > 0
              check ck_order: low <= high
              """),
          new Case(
              "Bean Validation",
              "Validated",
              """
              @Entity
              class Validated {
                @Id Long id;
                @NotNull String required;
                @NotBlank @Size(max = 40) String name;
                @Min(1) @Max(10) int stars;
                @Digits(integer = 5, fraction = 2) BigDecimal price;
              }
              """,
              """
              id bigint not null
              name varchar(40) not null
              price decimal(7,2)
              required varchar(255) not null
              stars integer not null
              primary key (id)
              check ?: (stars<=10) and (stars>=1)
              """),
          new Case(
              "timestamps and versions",
              "Stamped",
              """
              @Entity
              class Stamped {
                @Id Long id;
                @Version int version;
                @CreationTimestamp Instant created;
                @UpdateTimestamp LocalDateTime updated;
                @CurrentTimestamp(event = org.hibernate.generator.EventType.UPDATE) Instant touched;
              }
              """,
              """
              id bigint not null
              created datetime(6) not null
              touched datetime(6)
              updated datetime(6) not null
              version integer not null
              primary key (id)
              """),
          new Case(
              "timestamps at getters of a class above",
              "Article",
              """
              @MappedSuperclass
              abstract class Dated {
                private Instant created;
                private Instant read;
                @CreationTimestamp public Instant getCreated() { return created; }
                public void setCreated(Instant created) { this.created = created; }
                public Instant getRead() { return read; }
                public void setRead(Instant read) { this.read = read; }
              }
              @Entity
              class Article extends Dated {
                private Long id;
                @Id public Long getId() { return id; }
                public void setId(Long id) { this.id = id; }
              }
              """,
              """
              id bigint not null
              created datetime(6) not null
              read datetime(6)
              primary key (id)
              """),
          new Case(
              "foreign keys",
              "Child",
              """
              @Entity
              class Child {
                @Id Long id;
                @ManyToOne(optional = false) @OnDelete(action = OnDeleteAction.CASCADE) Plain parent;
                @ManyToOne
                @JoinColumn(name = "named_id", foreignKey = @ForeignKey(name = "fk_named"))
                @OnDelete(action = OnDeleteAction.SET_NULL)
                Plain named;
                @ManyToOne
                @JoinColumn(name = "free_id", foreignKey = @ForeignKey(value = ConstraintMode.NO_CONSTRAINT))
                Plain free;
                @ManyToOne
                @JoinColumn(
                    name = "defined_id",
                    foreignKey = @ForeignKey(
                        name = "fk_defined",
                        foreignKeyDefinition =
                            "foreign key (defined_id) references Plain (id) on delete set null on update cascade"))
                Plain defined;
                @ManyToOne
                @JoinColumn(
                    name = "short_id",
                    foreignKey = @ForeignKey(
                        name = "fk_short",
                        foreignKeyDefinition =
                            "foreign key /* short */ (short_id) references Audit on delete cascade"))
                Plain shortened;
                @ManyToOne Foreigner foreigner;
                @OneToOne Plain only;
              }
              """,
              """
              id bigint not null
              defined_id bigint
              foreigner_id bigint
              free_id bigint
              named_id bigint
              only_id bigint
              parent_id bigint not null
              short_id bigint
              primary key (id)
              unique ? (only_id)
              foreign key fk_defined (defined_id) -> Plain (id) on delete set null on update cascade
              foreign key ? (foreigner_id) -> abroad.Foreigner (id)
              foreign key fk_named (named_id) -> Plain (id) on delete set null
              foreign key ? (only_id) -> Plain (id)
              foreign key ? (parent_id) -> Plain (id) on delete cascade
              foreign key fk_short (short_id) -> Audit (id) on delete cascade
              """),
          new Case(
              "a table of another schema",
              "Child",
              """
              @Entity
              @Table(catalog = "abroad")
              class Foreigner {
                @Id Long id;
              }
              """,
              """
              id bigint not null
              defined_id bigint
              foreigner_id bigint
              free_id bigint
              named_id bigint
              only_id bigint
              parent_id bigint not null
              short_id bigint
              primary key (id)
              unique ? (only_id)
              foreign key fk_defined (defined_id) -> Plain (id) on delete set null on update cascade
              foreign key ? (foreigner_id) -> abroad.Foreigner (id)
              foreign key fk_named (named_id) -> Plain (id) on delete set null
              foreign key ? (only_id) -> Plain (id)
              foreign key ? (parent_id) -> Plain (id) on delete cascade
              foreign key fk_short (short_id) -> Audit (id) on delete cascade
              """),
          new Case(
              "embeddables and composite ids",
              "Home",
              """
              @Entity
              class Home {
                @EmbeddedId HomeId id;
                @Embedded Address address;
              }

              @Embeddable
              class Address {
                String street;
                @Column(name = "town", length = 60) String city;
              }

              @Embeddable
              record HomeId(int plot, String region) implements java.io.Serializable {}
              """,
              """
              plot integer not null
              region varchar(255) not null
              town varchar(60)
              street varchar(255)
              primary key (plot, region)
              """),
          new Case(
              "element collections",
              "Tagged_tags",
              """
              @Entity
              class Tagged {
                @Id Long id;
                @ElementCollection Set<String> tags;
                @ElementCollection @OrderColumn(name = "pos") List<String> steps;
                @ElementCollection @MapKeyColumn(name = "lang", length = 5) Map<String, String> titles;
              }
              """,
              """
              Tagged_id bigint not null
              tags varchar(255)
              unique ? (Tagged_id, tags)
              foreign key ? (Tagged_id) -> Tagged (id)
              """),
          new Case(
              "ordered collections",
              "Tagged_steps",
              "",
              """
              Tagged_id bigint not null
              steps varchar(255)
              pos integer not null
              primary key (pos, Tagged_id)
              foreign key ? (Tagged_id) -> Tagged (id)
              check ?: pos>=0
              """),
          new Case(
              "maps",
              "Tagged_titles",
              "",
              """
              Tagged_id bigint not null
              titles varchar(255)
              lang varchar(5) not null
              primary key (lang, Tagged_id)
              foreign key ? (Tagged_id) -> Tagged (id)
              """),
          new Case(
              "many to many",
              "membership",
              """
              @Entity
              class Member {
                @Id Long id;
                @ManyToMany
                @JoinTable(
                    name = "membership",
                    joinColumns = @JoinColumn(name = "member_id"),
                    inverseJoinColumns = @JoinColumn(name = "plain_id"))
                Set<Plain> plains;
              }
              """,
              """
              member_id bigint not null
              plain_id bigint not null
              primary key (member_id, plain_id)
              foreign key ? (plain_id) -> Plain (id)
              foreign key ? (member_id) -> Member (id)
              """),
          new Case(
              "joined inheritance",
              "Cat",
              """
              @Entity
              @Inheritance(strategy = InheritanceType.JOINED)
              abstract class Animal {
                @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id;
              }

              @Entity
              class Cat extends Animal {
                int lives;
              }
              """,
              """
              lives integer not null
              id bigint not null
              primary key (id)
              foreign key ? (id) -> Animal (id)
              """),
          new Case(
              "sequences",
              "Animal_SEQ",
              "",
              """
              next_val bigint
              row {} {next_val=1}
              """),
          new Case(
              "table generators",
              "generators",
              """
              @Entity
              class Numbered {
                @Id
                @GeneratedValue(strategy = GenerationType.TABLE, generator = "numbers")
                @TableGenerator(name = "numbers", table = "generators", pkColumnValue = "n", initialValue = 7)
                Long id;
              }
              """,
              """
              sequence_name varchar(255) not null
              next_val bigint
              primary key (sequence_name)
              row {sequence_name=n} {next_val=7}
              """),
          new Case(
              "a part of a composite key that is counted",
              "Seat_SEQ",
              """
              @Entity
              @IdClass(SeatId.class)
              class Seat {
                @Id
                @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "Seat_SEQ")
                @SequenceGenerator(name = "Seat_SEQ", initialValue = 3)
                Long number;
                @Id Integer hall;
              }

              record SeatId(Long number, Integer hall) implements java.io.Serializable {}
              """,
              """
              next_val bigint
              row {} {next_val=3}
              """),
          new Case(
              "single table inheritance",
              "Payment",
              """
              @Entity
              abstract class Payment {
                @Id Long id;
              }

              @Entity
              class CardPayment extends Payment {
                int pin;
              }

              @Entity
              class CashPayment extends Payment {}
              """,
              """
              DTYPE varchar(31) not null
              id bigint not null
              pin integer
              primary key (id)
              check ?: DTYPE in ('CardPayment','CashPayment')
              check ?: DTYPE <> 'CardPayment' or (pin is not null)
              """),
          new Case(
              "a table per class",
              "Circle",
              """
              @Entity
              @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
              abstract class Shape {
                @Id Long id;
                String colour;
              }

              @Entity
              class Circle extends Shape {
                double radius;
              }
              """,
              """
              id bigint not null
              colour varchar(255)
              radius float(53) not null
              primary key (id)
              """),
          new Case(
              "secondary tables",
              "letter_text",
              """
              @Entity
              @SecondaryTable(name = "letter_text")
              class Letter {
                @Id Long id;
                @Column(table = "letter_text") String body;
              }
              """,
              """
              body varchar(255)
              id bigint not null
              primary key (id)
              foreign key ? (id) -> Letter (id)
              """),
          new Case(
              "embeddables stored as JSON",
              "Boxed",
              """
              @Entity
              class Boxed {
                @Id Long id;
                @JdbcTypeCode(SqlTypes.JSON) Box box;
              }

              @Embeddable
              class Box {
                @Column(nullable = false) int width;
                String label;
              }
              """,
              """
              id bigint not null
              box json
              primary key (id)
              check ?: box is null or (cast(json_unquote(nullif(json_extract(box,'$.width'),cast('null' as json))) as signed) is not null)
              """),
          new Case(
              "Envers",
              "Audit_AUD",
              """
              @Entity
              @Audited
              class Audit {
                @Id Long id;
                String name;
              }
              """,
              """
              id bigint not null
              REV integer not null
              REVTYPE tinyint
              name varchar(255)
              primary key (REV, id)
              foreign key ? (REV) -> REVINFO (REV)
              """),
          new Case(
              "names that need quotes",
              "select from `x`",
              """
              @Entity
              @Table(name = "\\"select from `x`\\"", indexes = @Index(name = "ix order", columnList = "`order`"))
              class Quoted {
                @Id Long id;
                @Column(name = "`order`") int order;
              }
              """,
              """
              id bigint not null
              order integer
              primary key (id)
              index ix order (order)
              """),
          new Case(
              "formulas in every place",
              "Invoice",
              """
              @Entity
              @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
              @DiscriminatorFormula("case when total > 100 then 'big' else 'small' end")
              class Invoice {
                @EmbeddedId InvoiceId id;
                int total;
                int paid;
                @Formula("total - paid") int open;
                String code;
                @ManyToOne
                @JoinColumnsOrFormulas({
                  @JoinColumnOrFormula(column = @JoinColumn(name = "rate_code", referencedColumnName = "code")),
                  @JoinColumnOrFormula(formula = @JoinFormula(value = "'EUR'", referencedColumnName = "currency"))
                })
                Rate rate;
                @ManyToOne @JoinFormula("substr(code, 1, 2)") Place place;
                @Embedded Dates dates;
              }

              @Embeddable
              class InvoiceId implements java.io.Serializable {
                int number;
                int year;
              }

              @Embeddable
              class Dates {
                LocalDate due;
                @Formula("datediff(due, now())") Integer days;
              }

              @Entity
              @DiscriminatorValue("big")
              class BigInvoice extends Invoice {
                @ElementCollection @CollectionTable(name = "Invoice_lines") @OrderColumn(name = "pos") List<String> lines;
              }

              @Entity
              class Place {
                @Id String id;
              }

              @Entity
              class Rate implements java.io.Serializable {
                @Id Long id;
                String code;
                String currency;
              }
              """,
              """
              number integer not null
              year integer not null
              code varchar(255)
              due date
              paid integer not null
              total integer not null
              rate_code varchar(255)
              primary key (number, year)
              """),
          new Case(
              "the map key of a join table",
              "Enrolment",
              """
              @Entity
              class Pupil {
                @Id @Column(length = 40) String id;
                @ManyToMany
                @JoinTable(
                    name = "Enrolment",
                    joinColumns = @JoinColumn(name = "pupil"),
                    inverseJoinColumns = @JoinColumn(name = "term"))
                @MapKeyJoinColumn(name = "a_course")
                Map<Lesson, Term> enrolment;
              }

              @Entity
              class Lesson {
                @Id @Column(length = 20) String id;
              }

              @Entity
              class Term {
                @Id int id;
              }
              """,
              """
              pupil varchar(40) not null
              term integer not null
              a_course varchar(20) not null
              primary key (a_course, pupil)
              foreign key ? (term) -> Term (id)
              foreign key ? (a_course) -> Lesson (id)
              foreign key ? (pupil) -> Pupil (id)
              """),
          new Case(
              "a composite key in Hibernate's order",
              "Ticket",
              """
              @Entity
              class Ticket {
                @EmbeddedId TicketId id;
                @OneToMany @JoinTable(name = "Ticket_parts") @OrderColumn(name = "nr") List<Place> parts;
              }

              @Embeddable
              class TicketId implements java.io.Serializable {
                @Column(length = 30) String area;
                long number;
                short year;
              }

              @Entity
              class TicketNote {
                @Id Long id;
                @ManyToOne Ticket ticket;
              }
              """,
              """
              area varchar(30) not null
              number bigint not null
              year smallint not null
              primary key (year, number, area)
              """),
          new Case(
              "a list in a join table, keyed by it",
              "Ticket_parts",
              "",
              """
              Ticket_area varchar(30) not null
              Ticket_number bigint not null
              Ticket_year smallint not null
              parts_id varchar(255) not null
              nr integer not null
              primary key (Ticket_year, nr, Ticket_number, Ticket_area)
              unique ? (parts_id)
              foreign key ? (parts_id) -> Place (id)
              foreign key ? (Ticket_year, Ticket_number, Ticket_area) -> Ticket (year, number, area)
              check ?: nr>=0
              """),
          new Case(
              "a foreign key to it",
              "TicketNote",
              "",
              """
              id bigint not null
              ticket_area varchar(30)
              ticket_number bigint
              ticket_year smallint
              primary key (id)
              foreign key ? (ticket_year, ticket_number, ticket_area) -> Ticket (year, number, area)
              """),
          new Case(
              "queries",
              "Plain",
              """
              @Entity
              @Subselect("select id from Plain")
              class Summary {
                @Id Long id;
              }
              """,
              """
              id bigint not null auto_increment
              at datetime(6)
              attributes json
              bytes varbinary(255)
              code varchar(20) not null
              count integer not null
              day date
              flag bit not null
              maybe integer
              name varchar(255)
              price decimal(10,2)
              ratio float(53) not null
              text longtext
              token binary(16)
              primary key (id)
              """));
}
