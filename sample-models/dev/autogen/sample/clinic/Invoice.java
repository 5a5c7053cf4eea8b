package dev.autogen.sample.clinic;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** What a patient owes, numbered from a table of number ranges. */
@Entity
@Table(name = "invoices")
public class Invoice extends TrackedEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.TABLE, generator = "invoice_numbers")
  @TableGenerator(
      name = "invoice_numbers",
      table = "number_ranges",
      pkColumnName = "range_name",
      valueColumnName = "last_number",
      pkColumnValue = "invoice",
      initialValue = 100_000,
      allocationSize = 1)
  private Long number;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "patient_id")
  private Patient patient;

  @OneToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "appointment_id")
  private Appointment appointment;

  @Column(nullable = false)
  private InvoiceStatus status = InvoiceStatus.DRAFT;

  @Embedded
  @AttributeOverride(
      name = "amount",
      column = @Column(name = "total", nullable = false, precision = 12, scale = 2))
  private Money total;

  @Embedded private Address billingAddress;

  @Column(name = "due_on")
  private LocalDate dueOn;

  @ElementCollection
  @CollectionTable(name = "invoice_lines", joinColumns = @JoinColumn(name = "invoice_number"))
  @OrderColumn(name = "line_index")
  private List<InvoiceLine> lines = new ArrayList<>();

  protected Invoice() {}

  public Invoice(Patient patient, Appointment appointment, Currency currency) {
    this.patient = patient;
    this.appointment = appointment;
    this.billingAddress = patient.address();
    this.total = new Money(BigDecimal.ZERO, currency);
  }

  public void add(InvoiceLine line) {
    lines.add(line);
    total = total.plus(line.price());
  }

  public void send(LocalDate newDueOn) {
    dueOn = newDueOn;
    status = InvoiceStatus.SENT;
  }

  public Long number() {
    return number;
  }

  public Money total() {
    return total;
  }
}
