package dev.rapport.web.journey;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the three kinds of users do, in a real browser on the packaged application, from the first login on.
 *
 * <p>They share one application, started once: the first of them loads the sample, and while its calls are heard the others begin
 * with what needs none of them. Skipped where there is no Chromium or no speech model.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class JourneysIT {

    @TempDir
    private static Path folder;

    private static Site site;

    @BeforeAll
    static void start() throws IOException {
        site = Site.start(folder);
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    @Nested
    @Order(1)
    class ANewcomer extends NewcomerJourney {
        @Override
        Site site() {
            return site;
        }
    }

    @Nested
    @Order(2)
    class Support extends SupportJourney {
        @Override
        Site site() {
            return site;
        }
    }

    @Nested
    @Order(3)
    class AReaderOfTheReadme extends PicturesJourney {
        @Override
        Site site() {
            return site;
        }
    }

    @Nested
    @Order(4)
    class WhoeverMeansHarm extends HostileJourney {
        @Override
        Site site() {
            return site;
        }
    }

    @Nested
    @Order(5)
    class ARepresentative extends RepresentativeJourney {
        @Override
        Site site() {
            return site;
        }
    }

    @Nested
    @Order(6)
    class AManager extends ManagerJourney {
        @Override
        Site site() {
            return site;
        }
    }

    @Nested
    @Order(7)
    class ACallOfOnesOwn extends OwnCallJourney {
        @Override
        Site site() {
            return site;
        }
    }

    @Nested
    @Order(8)
    class Everybody extends EveryPageJourney {
        @Override
        Site site() {
            return site;
        }
    }
}
