# syntax=docker/dockerfile:1

# Build: without the embedded PostgreSQL (-Dimage), since the container talks to a server of its own.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -q -Dimage -DskipTests package

FROM eclipse-temurin:25-jre
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --create-home --home-dir /var/lib/playledger playledger
USER playledger
WORKDIR /opt/playledger
COPY --from=build --chown=playledger /src/target/quarkus-app/ ./
ENV PLAYLEDGER_HOME=/var/lib/playledger/home \
    QUARKUS_HTTP_HOST=0.0.0.0 \
    JAVA_TOOL_OPTIONS="-Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
EXPOSE 8080
CMD ["java", "-jar", "quarkus-run.jar"]
