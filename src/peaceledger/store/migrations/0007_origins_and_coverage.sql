-- Why articles are not independent of each other, what was read when, and in whose voice an event is told.
CREATE TABLE origin_links (
    origin_link_id VARCHAR,
    kind VARCHAR,
    left_article_id VARCHAR,
    right_article_id VARCHAR,
    event_id VARCHAR,
    cited VARCHAR,
    share DOUBLE,
    words BIGINT,
    reason VARCHAR,
    capture_id VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    quote VARCHAR,
    right_capture_id VARCHAR,
    right_start BIGINT,
    right_end BIGINT,
    right_quote VARCHAR
);
CREATE TABLE coverage (
    source_id VARCHAR,
    week DATE,
    n_articles BIGINT,
    n_on_topic BIGINT,
    n_origins BIGINT
);
CREATE TABLE activity (
    type VARCHAR,
    period VARCHAR,
    "start" DATE,
    n_events BIGINT,
    n_articles BIGINT,
    n_sources BIGINT,
    usual_events DOUBLE,
    usual_articles DOUBLE,
    usual_sources DOUBLE,
    silent VARCHAR[],
    verdict VARCHAR,
    note VARCHAR
);
ALTER TABLE articles ADD COLUMN unsourced BOOLEAN;
ALTER TABLE events ADD COLUMN sides VARCHAR[];
ALTER TABLE events ADD COLUMN n_sides BIGINT;
ALTER TABLE events ADD COLUMN one_voice VARCHAR;
