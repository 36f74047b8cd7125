using System.Data;
using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;

namespace SlackLearningBot.Data;

/// <summary>The one data source of the program, and the one way to write more than one row.</summary>
internal static class Database
{
    public const int DefaultPoolSize = 20;

    /// <summary>Of the spans of transactions; the statements of one lie below it.</summary>
    public const string SpanSource = "SlackLearningBot.Data";

    public const string TransactionSpan = "transaction";

    private static readonly ActivitySource Spans = new(SpanSource);

    public static IServiceCollection AddDatabase(this IServiceCollection services, string connectionString, int maxPoolSize = DefaultPoolSize) =>
        services.AddSingleton(provider => Open(connectionString, maxPoolSize, provider.GetRequiredService<ILoggerFactory>()));

    /// <summary>Opens no connection yet: a database that is away is found by the first query, or by <c>/health/ready</c>.</summary>
    public static NpgsqlDataSource Open(string connectionString, int maxPoolSize = DefaultPoolSize, ILoggerFactory? log = null)
    {
        DatabaseTypes.Register();

        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "slack-learning-bot",
            KeepAlive = 30,
            MaxPoolSize = maxPoolSize,
            CommandTimeout = 30,
            PersistSecurityInfo = false, // whoever shows or logs the connection string shows no password
            // A click is some twenty short statements: planning each anew costs PostgreSQL more than running it.
            MaxAutoPrepare = 100,
            // Which value broke a constraint is needed to mend it; the logs carry ids only, so the detail stays out of them.
            IncludeErrorDetail = false,
        };

        // Named, because metrics and traces carry the name, and would else carry the address.
        return new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "learning" }.UseLoggerFactory(log).Build();
    }

    /// <summary>Whether it means that PostgreSQL could not be reached or did not do as asked; a wrong host name comes as the socket's own complaint.</summary>
    public static bool IsAway(Exception e) => e is NpgsqlException or SocketException or TimeoutException;

    /// <summary>Whether it was not there or went away: what it answered is no reason to ask less of it at once.</summary>
    public static bool IsDown(Exception e) => e is PostgresException answer ? answer.SqlState.StartsWith("57P", StringComparison.Ordinal) : IsAway(e);

    /// <summary>
    /// Whether nobody was there to ask, or only somebody who is starting, leaving or full: waiting may help. A wrong password, or a database that
    /// does not exist, is an answer.
    /// </summary>
    public static bool IsUnreachable(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case PostgresException answer:
                    return answer.SqlState.StartsWith("57P", StringComparison.Ordinal) || answer.SqlState == PostgresErrorCodes.TooManyConnections;
                case NpgsqlException silence:
                    return silence.IsTransient;
            }
        }

        return e is SocketException; // of a host's name
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one READ COMMITTED transaction: committed when it returns, rolled back when it throws.
    /// A failure is never retried here, since only the caller knows whether its work may run twice. The work opens no other connection: where
    /// everybody held one and waited for a second, nobody would get it.
    /// </summary>
    public static async Task<T> InTransactionAsync<T>(
        this NpgsqlDataSource database, Func<NpgsqlTransaction, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        using var span = Spans.StartActivity(TransactionSpan);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);

        var result = await work(transaction);
        await transaction.CommitAsync(cancel);
        return result;
    }

    /// <summary>The same, and taken back in any case: what <paramref name="work"/> returns tells what it would have done.</summary>
    public static async Task<T> RehearseAsync<T>(this NpgsqlDataSource database, Func<NpgsqlTransaction, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        using var span = Spans.StartActivity(TransactionSpan);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        return await work(transaction); // leaving without a commit takes it back
    }

    /// <inheritdoc cref="InTransactionAsync{T}(NpgsqlDataSource, Func{NpgsqlTransaction, Task{T}}, CancellationToken)"/>
    public static Task InTransactionAsync(this NpgsqlDataSource database, Func<NpgsqlTransaction, Task> work, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction =>
            {
                await work(transaction);
                return true;
            },
            cancel);
}
