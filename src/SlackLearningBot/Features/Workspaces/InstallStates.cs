using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using SlackLearningBot.Clock;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>What became of the state that came back from Slack.</summary>
internal enum StateCheck
{
    Good,

    /// <summary>None came, or none that we gave.</summary>
    Unknown,

    /// <summary>It came back before.</summary>
    Used,

    Expired,

    /// <summary>It was given to another browser: somebody else began this.</summary>
    OtherBrowser,
}

/// <summary>
/// The states of installations that were begun (https://docs.slack.dev/authentication/installing-with-oauth): random, good once, for ten
/// minutes, in the browser whose cookie they were given with. The table holds hashes, so that reading it lets nobody finish one.
/// </summary>
internal sealed class InstallStates(NpgsqlDataSource database, MachineClock machine)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan KeepUsed = TimeSpan.FromDays(1);
    private const int SecretBytes = 32;
    private const int MostCharacters = 200;

    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Whether it could be one of ours: a cookie comes from outside.</summary>
    public static bool IsSecret(string? text) => text is { Length: 2 * SecretBytes } && text.All(char.IsAsciiHexDigitLower);

    private const string BeginSql = """
        insert into oauth_state (state_hash, browser_hash, expires_at)
        values (@State, @Browser, @ExpiresAt)
        """;

    /// <summary>A new state for this browser.</summary>
    public async Task<string> BeginAsync(string browser, CancellationToken cancel)
    {
        var state = NewSecret();
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            BeginSql, new { State = Hash(state), Browser = Hash(browser), ExpiresAt = machine.Now + Lifetime }, cancellationToken: cancel));
        return state;
    }

    private const string UseSql = """
        update oauth_state
           set used_at = @Now
         where state_hash = @State and used_at is null
        returning browser_hash, expires_at
        """;

    private const string ExistsSql = "select exists (select from oauth_state where state_hash = @State)";

    /// <summary>Uses it up, whatever comes of it: of two who bring the same state one is too late.</summary>
    public async Task<StateCheck> UseAsync(string? state, string? browser, CancellationToken cancel)
    {
        if (state is not { Length: > 0 and <= MostCharacters })
        {
            return StateCheck.Unknown;
        }

        await using var connection = await database.OpenConnectionAsync(cancel);
        if (await connection.QuerySingleOrDefaultAsync<Begun>(new CommandDefinition(
            UseSql, new { State = Hash(state), machine.Now }, cancellationToken: cancel)) is not { } begun)
        {
            return await connection.QuerySingleAsync<bool>(new CommandDefinition(ExistsSql, new { State = Hash(state) }, cancellationToken: cancel))
                ? StateCheck.Used
                : StateCheck.Unknown;
        }

        return !CryptographicOperations.FixedTimeEquals(begun.BrowserHash, Hash(browser ?? "")) ? StateCheck.OtherBrowser
            : begun.ExpiresAt <= machine.Now ? StateCheck.Expired
            : StateCheck.Good;
    }

    private const string CleanSql = "delete from oauth_state where expires_at < @Before";

    /// <summary>Forgets those that can no longer be told from unknown ones anyway.</summary>
    public async Task CleanAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(CleanSql, new { Before = machine.Now - KeepUsed }, cancellationToken: cancel));
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private sealed record Begun(byte[] BrowserHash, DateTimeOffset ExpiresAt);
}
