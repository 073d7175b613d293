package dev.rapport.web.api;

import dev.rapport.web.Problems;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Answers, as a problem too, what the server refuses before any filter sees it: a request line that is too long or no
 * HTTP at all, or an encoded slash in the path.
 */
@Component
final class ServerProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }

    /** Stands where Tomcat would write a page of its own. */
    private static final class ProblemValve extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable error) {
            HttpStatus status = HttpStatus.resolve(response.getStatus());
            if (status == null
                    || !status.isError()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            try {
                Problems.write(request.getRequest(), response.getResponse(), status, detail(status));
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                container.getLogger().debug("Who asked is gone", e);
            }
        }

        private static String detail(HttpStatus status) {
            return status.is4xxClientError()
                    ? "The request can not be read: its address is too long, or holds what none may hold; encode or"
                            + " shorten it"
                    : "The request can not be answered; try again";
        }
    }
}
