"""Writes one and the same model of N tables as JPA entities, as SQLAlchemy classes and as DDL.

Every table has 12 columns, a unique key, two indexes and one or two foreign keys to earlier tables
(1.5 on average). In the rich model, five of them are an enum and a counter with defaults, a text, a
JSON document and a truth value, as models have them. Usage: models.py N DIRECTORY [rich]
"""

import os
import sys

PACKAGE = "dev.autogen.bench.model"
PER_PACKAGE = 100

# name, Java type, annotation arguments, SQLAlchemy type, MySQL type, nullable
COLUMNS = [
    ("name", "String", "nullable = false, length = 120", "sa.String(120)", "varchar(120)", False),
    ("code", "String", "nullable = false, length = 40", "sa.String(40)", "varchar(40)", False),
    ("status", "String", "length = 20", "sa.String(20)", "varchar(20)", True),
    ("quantity", "int", "nullable = false", "sa.Integer", "int", False),
    ("price", "java.math.BigDecimal", "precision = 12, scale = 2", "sa.Numeric(12, 2)",
     "decimal(12,2)", True),
    ("weight", "Double", "", "my.DOUBLE", "double", True),
    ("active", "boolean", "nullable = false", "my.BIT(1)", "bit(1)", False),
    ("created", "java.time.LocalDateTime", "nullable = false", "my.DATETIME(fsp=6)",
     "datetime(6)", False),
    ("updated", "java.time.LocalDateTime", "", "my.DATETIME(fsp=6)", "datetime(6)", True),
    ("note", "String", "length = 1000", "sa.String(1000)", "varchar(1000)", True),
]

# The same, with annotations of the Java side and a default.
RICH = [
    ("code", "String", "nullable = false, length = 40", "sa.String(40)", "varchar(40)", False),
    ("name", "String", "nullable = false, length = 120", "sa.String(120)", "varchar(120)", False),
    ("status", PACKAGE + ".Status", "nullable = false", 'sa.Enum("ACTIVE", "CLOSED", "DRAFT")',
     "enum('ACTIVE','CLOSED','DRAFT')", False,
     '@Enumerated(EnumType.STRING) @org.hibernate.annotations.ColumnDefault("\'DRAFT\'")', "DRAFT"),
    ("quantity", "int", "nullable = false", "sa.Integer", "int", False,
     '@org.hibernate.annotations.ColumnDefault("0")', "0"),
    ("active", "boolean", "nullable = false", "my.BIT(1)", "bit(1)", False),
    ("price", "java.math.BigDecimal", "precision = 12, scale = 2", "sa.Numeric(12, 2)",
     "decimal(12,2)", True),
    ("created", "java.time.LocalDateTime", "nullable = false", "my.DATETIME(fsp=6)",
     "datetime(6)", False),
    ("note", "String", "length = 65535", "sa.Text", "text", True),
    ("payload", "String", "", "sa.JSON", "json", True,
     "@org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.JSON)", None),
    ("score", "Double", "", "my.DOUBLE", "double", True),
]


def table(i):
    return "t%05d" % i


def parents(i):
    """The column and the table of each foreign key: two in every other table."""
    keys = [("first_id", (i * 7 + 3) % i if i else 0)]
    if i % 2:
        keys.append(("second_id", i // 2))
    return keys


def columns(i, rich):
    """The columns that are no keys, so that there are twelve together with those."""
    return [(*column, "", None)[:8] if len(column) == 6 else column
            for column in (RICH if rich else COLUMNS)[: 11 - len(parents(i))]]


def entity(i, rich):
    t = table(i)
    lines = [
        "package %s.p%03d;" % (PACKAGE, i // PER_PACKAGE),
        "",
        "import jakarta.persistence.*;",
        "",
        "@Entity",
        '@Table(name = "%s",' % t,
        '    uniqueConstraints = @UniqueConstraint(name = "%s_code", columnNames = "code"),' % t,
        '    indexes = {@Index(name = "%s_name", columnList = "name, status"),' % t,
        '        @Index(name = "%s_created", columnList = "created")})' % t,
        "public class T%05d {" % i,
        "  @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;",
    ]
    for name, java, arguments, _, _, _, annotations, _ in columns(i, rich):
        lines.append('  %s @Column(%s) %s %s;' % (annotations, arguments, java, name))
    for column, parent in parents(i):
        target = "%s.p%03d.T%05d" % (PACKAGE, parent // PER_PACKAGE, parent)
        lines.append(
            "  @ManyToOne(fetch = FetchType.LAZY)"
            ' @JoinColumn(name = "%s", foreignKey = @ForeignKey(name = "%s_%s"))'
            " %s %s;" % (column, t, column, target, column[:-3])
        )
    return "\n".join(lines + ["}", ""])


def sqlalchemy(n, rich):
    lines = [
        "import sqlalchemy as sa",
        "from sqlalchemy.dialects import mysql as my",
        "from sqlalchemy.orm import declarative_base",
        "",
        "Base = declarative_base()",
        "",
    ]
    for i in range(n):
        t = table(i)
        lines += ["", "class T%05d(Base):" % i, '    __tablename__ = "%s"' % t]
        lines.append("    id = sa.Column(sa.BigInteger, primary_key=True, autoincrement=True)")
        for name, _, _, kind, _, nullable, _, default in columns(i, rich):
            lines.append("    %s = sa.Column(%s, nullable=%s, server_default=%r)"
                         % (name, kind, nullable, default))
        for column, parent in parents(i):
            lines.append(
                '    %s = sa.Column(sa.BigInteger, sa.ForeignKey("%s.id", name="%s_%s"))'
                % (column, table(parent), t, column)
            )
        lines.append(
            '    __table_args__ = (sa.UniqueConstraint("code", name="%s_code"),'
            ' sa.Index("%s_name", "name", "status"), sa.Index("%s_created", "created"))'
            % (t, t, t)
        )
    return "\n".join(lines) + "\n"


def ddl(i, rich):
    t = table(i)
    parts = ["`id` bigint NOT NULL AUTO_INCREMENT"]
    for name, _, _, _, kind, nullable, _, default in columns(i, rich):
        parts.append("`%s` %s %s%s" % (name, kind, "NULL" if nullable else "NOT NULL",
                                       "" if default is None else " DEFAULT '%s'" % default))
    parts += ["`%s` bigint NULL" % column for column, _ in parents(i)]
    parts += [
        "PRIMARY KEY (`id`)",
        "UNIQUE INDEX `%s_code` (`code`)" % t,
        "INDEX `%s_name` (`name`, `status`)" % t,
        "INDEX `%s_created` (`created`)" % t,
    ]
    for column, parent in parents(i):
        parts.append(
            "CONSTRAINT `%s_%s` FOREIGN KEY (`%s`) REFERENCES `%s` (`id`)"
            % (t, column, column, table(parent))
        )
    return "CREATE TABLE `%s` (\n  %s\n);\n" % (t, ",\n  ".join(parts))


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def generate(n, directory, rich=False):
    write(os.path.join(directory, "src", *PACKAGE.split("."), "Status.java"),
          "package %s;\n\npublic enum Status { ACTIVE, CLOSED, DRAFT }\n" % PACKAGE)
    for i in range(n):
        folder = os.path.join(directory, "src", *PACKAGE.split("."), "p%03d" % (i // PER_PACKAGE))
        write(os.path.join(folder, "T%05d.java" % i), entity(i, rich))
    write(os.path.join(directory, "alembic", "models.py"), sqlalchemy(n, rich))
    write(os.path.join(directory, "create.sql"), "".join(ddl(i, rich) for i in range(n)))


if __name__ == "__main__":
    generate(int(sys.argv[1]), sys.argv[2], "rich" in sys.argv[3:])
