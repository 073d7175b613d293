package dev.rapport;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts everything: the database, the schedulers, the routes, the index and the pages, in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Rapport {

    /** The arguments are Spring's own, such as {@code --server.port=8081} and {@code --rapport.data=DIR}. */
    public static void main(String[] args) {
        SpringApplication.run(Rapport.class, args);
    }
}
