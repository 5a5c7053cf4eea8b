package dev.autogen.sample.clinic;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** A file sent along with a message. */
@Entity
@Table(name = "attachments")
public class Attachment {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "message_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Message message;

  @NotBlank
  @Size(max = 255)
  @Column(name = "file_name")
  private String fileName;

  @Column(name = "media_type", nullable = false, length = 127)
  private String mediaType;

  @Column(nullable = false, columnDefinition = "char(64) character set ascii")
  private String sha256;

  @NotNull
  @Lob
  @Basic(fetch = FetchType.LAZY)
  private byte[] content;

  protected Attachment() {}

  public Attachment(
      Message message, String fileName, String mediaType, String sha256, byte[] content) {
    this.message = message;
    this.fileName = fileName;
    this.mediaType = mediaType;
    this.sha256 = sha256;
    this.content = content.clone();
  }

  public String fileName() {
    return fileName;
  }

  public byte[] content() {
    return content.clone();
  }
}
