package shop;

import jakarta.persistence.*;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.validation.constraints.*;
import java.math.*;
import java.time.*;
import java.util.*;
import org.hibernate.annotations.*;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;

@Entity
@Table(
    name = "customer",
    uniqueConstraints = @UniqueConstraint(name = "uk_customer_email", columnNames = "email"),
    indexes = {
      @Index(name = "ix_customer_name", columnList = "lastName desc, firstName"),
      @Index(columnList = "born")
    })
class Customer {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(nullable = false, length = 100)
  String firstName;

  String lastName;

  @NotNull
  @Size(max = 120)
  String email;

  @Column(unique = true)
  String phone;

  LocalDate born;

  @Version int version;

  @CreationTimestamp Instant created;

  @UpdateTimestamp LocalDateTime changed;

  @Enumerated(EnumType.STRING)
  Level level;

  @Enumerated Level ordinal;

  @ColumnDefault("'its'")
  String greeting;

  @ColumnDefault("5")
  int score;

  @ColumnDefault("current_timestamp(6)")
  @Column(columnDefinition = "datetime(6)")
  LocalDateTime seen;

  @GeneratedColumn("score * 2")
  int doubled;

  @Comment("the balance")
  @Column(precision = 12, scale = 2)
  @Min(0)
  BigDecimal balance;

  @Convert(converter = YesNo.class)
  Boolean active;

  boolean flag;

  UUID token;

  @Lob String biography;

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, String> attributes;

  @Embedded Address address;

  @ElementCollection Set<String> tags = new HashSet<>();

  @ElementCollection @OrderColumn List<Address> others = new ArrayList<>();

  @ManyToMany Set<Club> clubs = new HashSet<>();

  @OneToMany(mappedBy = "customer")
  List<Orders> orders = new ArrayList<>();

  enum Level {
    SILVER,
    GOLD,
    BRONZE
  }
}

@Converter
class YesNo implements AttributeConverter<Boolean, String> {
  public String convertToDatabaseColumn(Boolean value) {
    return value == null ? null : value ? "Y" : "N";
  }

  public Boolean convertToEntityAttribute(String value) {
    return value == null ? null : value.equals("Y");
  }
}

@Embeddable
class Address {
  String street;

  @Column(name = "town", length = 60)
  String city;
}

@Entity
@Audited
class Club {
  @Id @GeneratedValue Integer id;

  @NaturalId String code;

  String name;
}

@Entity
@Table(name = "orders")
@Check(name = "ck_total", constraints = "total >= 0")
class Orders {
  @Id
  @GeneratedValue(strategy = GenerationType.TABLE, generator = "g")
  @TableGenerator(name = "g", table = "generators", pkColumnValue = "orders", initialValue = 5)
  Long id;

  int total;

  @ManyToOne(optional = false)
  @JoinColumn(name = "customer_id", foreignKey = @ForeignKey(name = "fk_orders_customer"))
  @OnDelete(action = OnDeleteAction.CASCADE)
  Customer customer;

  @ManyToOne
  @JoinColumn(name = "club_code", referencedColumnName = "code")
  Club club;
}

@Entity
@Inheritance(strategy = InheritanceType.JOINED)
abstract class Animal {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  Long id;
}

@Entity
class Cat extends Animal {
  int lives;
}

@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
class Payment {
  @Id UUID id;
}

@Entity
class CardPayment extends Payment {
  String number;
}

@Entity
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
abstract class Shape {
  @Id Long id;
}

@Entity
class Circle extends Shape {
  double radius;
}

@Entity
@SecondaryTable(name = "document_text")
class Document {
  @EmbeddedId DocumentId id;

  @Column(table = "document_text")
  String text;
}

@Embeddable
class DocumentId implements java.io.Serializable {
  int year;
  int number;

  public boolean equals(Object o) {
    return o instanceof DocumentId d && d.year == year && d.number == number;
  }

  public int hashCode() {
    return year * 31 + number;
  }
}

@Entity
@Subselect("select id, name from club")
class ClubName {
  @Id Integer id;
  String name;
}

@Entity
@Comment("what is measured")
@Table(name = "gauge", indexes = @Index(name = "ix_gauge_code", columnList = "code"))
class Gauge {
  @Id Long id;

  @Column(columnDefinition = "int unsigned")
  Long counter;

  @Column(columnDefinition = "set('a','b')")
  String flags;

  @Column(columnDefinition = "enum('low','high') default 'low'")
  String grade;

  @Column(columnDefinition = "varchar(20) collate utf8mb4_bin")
  String code;

  @Column(
      columnDefinition = "datetime(3) default current_timestamp(3) on update current_timestamp(3)")
  LocalDateTime touched;

  @Column(columnDefinition = "varchar(40) generated always as (concat(code,'!')) virtual")
  String label;

  @Column(columnDefinition = "char(36) default (uuid())")
  String reference;

  @Column(columnDefinition = "bit(3) default b'101'")
  Integer bits;
}
