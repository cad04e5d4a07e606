// Books → one line for each thing that EPUBCheck has to say, from one virtual machine: starting one takes longer than a book.
// `java -cp epubcheck.jar EpubCheckAll.java LIST`: the file LIST names a book a line. Tabs part what is printed.

import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import com.adobe.epubcheck.util.ReportingLevel;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

public class EpubCheckAll {
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int count = 0;
    for (String book : Files.readAllLines(Path.of(arguments[0]))) {
      new EpubCheck(new File(book), new Lines(book, out)).doValidate();
      count++;
    }
    out.println("checked\t" + count);
  }

  private static final class Lines extends MasterReport {
    private final String book;
    private final PrintStream out;

    Lines(String book, PrintStream out) {
      this.book = book;
      this.out = out;
      setEpubFileName(book);
      setReportingLevel(ReportingLevel.Usage);
    }

    @Override
    public void message(Message message, EPUBLocation location, Object... details) {
      // SUPPRESSED is what EPUBCheck itself has turned off.
      if (message.getSeverity() == Severity.SUPPRESSED) return;
      String text = message.getMessage(details).replaceAll("\\s+", " ");
      String place = location.getPath() + ":" + location.getLine();
      out.println(String.join("\t", "found", book, message.getSeverity().toString(), message.getID().toString(), place, text));
    }

    @Override
    public void info(String resource, FeatureEnum feature, String value) {}

    @Override
    public void initialize() {}

    @Override
    public int generate() {
      return 0;
    }
  }
}
