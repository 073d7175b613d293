package dev.rapport.capture.email.imap;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's Dovecot 2.3 with one user, on a folder and a port of its own. */
final class Dovecot implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/sbin/dovecot");

    private final Process process;
    private final int port;

    private Dovecot(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Dovecot start(Path folder, String user, String password) throws IOException {
        int port = freePort();
        for (String part : List.of("run", "state", "mail")) {
            Files.createDirectories(folder.resolve(part));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(folder.resolve("mail"), PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(folder.resolve("passwd"), user + ":{PLAIN}" + password + "::::::\n");
        Files.setPosixFilePermissions(folder.resolve("passwd"), PosixFilePermissions.fromString("rw-r--r--"));
        Path settings = Files.writeString(folder.resolve("dovecot.conf"), settings(folder, port));
        Process process = new ProcessBuilder(PROGRAM.toString(), "-F", "-c", settings.toString())
                .inheritIO()
                .start();
        Dovecot started = new Dovecot(process, port);
        await().atMost(Duration.ofSeconds(20)).until(started::answers);
        return started;
    }

    int port() {
        return port;
    }

    /** It serves nobody as root: there the mail is nobody's, else one's own. */
    private static String settings(Path folder, int port) {
        String self = System.getProperty("user.name");
        boolean root = self.equals("root");
        return """
                protocols = imap
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/dovecot.log
                ssl = no
                disable_plaintext_auth = no
                first_valid_uid = 1
                %2$s
                mail_location = maildir:~/Maildir
                service anvil {
                  chroot =
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    address = 127.0.0.1
                    port = %3$d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                passdb {
                  driver = passwd-file
                  args = %1$s/passwd
                }
                userdb {
                  driver = static
                  args = %4$s home=%1$s/mail/%%u
                }
                """.formatted(
                        folder,
                        root ? "" : "default_internal_user = " + self + "\ndefault_login_user = " + self,
                        port,
                        root ? "uid=nobody gid=nogroup" : "uid=" + self);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == '*';
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
