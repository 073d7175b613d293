package dev.rapport.web.security;

import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.TimeOrdered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds who may log in by password. Safe for use by many threads. */
@Component
class UserStore {

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<User> named(String name) {
        return jdbc.sql("select * from app_user where name = :name")
                .param("name", name)
                .query(UserStore::user)
                .optional();
    }

    /** False where the name is taken: another process was first. */
    boolean add(String name, String passwordHash) {
        return jdbc.sql("""
                        insert into app_user (id, name, password) values (:id, :name, :password)
                        on conflict (name) do nothing""")
                        .param("id", TimeOrdered.uuid())
                        .param("name", name)
                        .param("password", passwordHash)
                        .update()
                == 1;
    }

    void setPassword(UUID id, String passwordHash) {
        jdbc.sql("update app_user set password = :password where id = :id")
                .param("id", id)
                .param("password", passwordHash)
                .update();
    }

    /** The newest first. */
    Page<User> list(PageRequest page) {
        var seen = page.after();
        List<User> found = jdbc.sql("""
                        select * from app_user
                         where :seen::uuid is null or (created_at, id) < (:seenAt::timestamptz, :seen)
                         order by created_at desc, id desc limit :limit""")
                .param("seen", seen.map(key -> key.id()).orElse(null))
                .param("seenAt", seen.map(key -> key.at().toString()).orElse(null))
                .param("limit", page.limit() + 1)
                .query(UserStore::user)
                .list();
        long total = jdbc.sql("select count(*) from app_user").query(Long.class).single();
        return Keysets.page(found, page, total, User::createdAt, User::id);
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("password"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
