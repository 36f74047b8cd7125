namespace SlackLearningBot.Data;

/// <summary>Which PostgreSQL a program uses.</summary>
internal abstract record DatabaseChoice
{
    /// <summary>The server somebody set up.</summary>
    public sealed record Server(string ConnectionString) : DatabaseChoice;

    /// <summary>A cluster the program owns, on this machine.</summary>
    public sealed record PrivateCluster : DatabaseChoice;

    /// <summary>None: the start must end with this message.</summary>
    public sealed record Refused(string Why) : DatabaseChoice;

    /// <summary>The environments in which nobody is surprised by a database that lives in a folder of this machine.</summary>
    private static readonly string[] PrivateClusterIn = ["Development", "Playground", "Test"];

    /// <param name="connectionString">The setting ConnectionStrings:Postgres, or null.</param>
    /// <param name="environment">The host's environment name.</param>
    public static DatabaseChoice Decide(string? connectionString, string environment)
    {
        if (!string.IsNullOrWhiteSpace(connectionString))
        {
            return new Server(connectionString);
        }

        return PrivateClusterIn.Contains(environment, StringComparer.OrdinalIgnoreCase)
            ? new PrivateCluster()
            : new Refused(
                $"The setting ConnectionStrings:Postgres is missing, and the environment is {environment}. "
                + "Expected a connection string such as Host=db.example.com;Database=learning;Username=bot;Password=… "
                + "(in the environment: ConnectionStrings__Postgres). "
                + "To try the bot with a database of its own on this machine instead, start it with --environment Development.");
    }
}
