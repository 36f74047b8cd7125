using System.CommandLine;

namespace SlackLearningBot.Seams;

/// <summary>One verb of the console with its sub-verbs, registered by its slice, e.g. <c>content import FOLDER</c>.</summary>
internal interface IConsoleCommand
{
    /// <summary>The verb with its arguments and actions; an action returns the process's exit code.</summary>
    Command Build(ConsoleHost host);
}

/// <summary>What a console verb works with.</summary>
/// <param name="Open">Starts the bot's services without serving; disposed after the verb.</param>
/// <param name="Output">Where results go.</param>
/// <param name="Error">Where complaints go.</param>
internal sealed record ConsoleHost(Func<ParseResult, CancellationToken, Task<ConsoleSession>> Open, TextWriter Output, TextWriter Error)
{
    /// <summary>The same without changing anything, not even the schema.</summary>
    public Func<ParseResult, CancellationToken, Task<ConsoleSession>> OpenUnchanged { get; init; } = Open;

    /// <summary>Where answers to a verb's question come from; null when nobody is there to answer.</summary>
    public TextReader? Input { get; init; }

    /// <summary>Says what will happen and asks, unless told not to.</summary>
    /// <param name="what">Will happen.</param>
    /// <param name="yes">Nobody is to be asked.</param>
    /// <param name="cancel">Ends the waiting for an answer.</param>
    public async Task<bool> IsMeantAsync(IEnumerable<string> what, bool yes, CancellationToken cancel)
    {
        foreach (var line in what)
        {
            await Output.WriteLineAsync(line);
        }

        if (yes)
        {
            return true;
        }

        if (Input is null)
        {
            await Error.WriteLineAsync("Nothing was changed: nobody is here to answer. Say --yes to go on without being asked.");
            return false;
        }

        await Output.WriteAsync("Go on? (yes or no) ");
        if ((await Input.ReadLineAsync(cancel))?.Trim().ToUpperInvariant() is "YES" or "Y")
        {
            return true;
        }

        await Output.WriteLineAsync("Nothing was changed.");
        return false;
    }

    /// <summary>Runs a verb on the bot's services.</summary>
    public async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> verb, CancellationToken cancel)
    {
        await using var session = await Open(parsed, cancel);
        return await verb(session.Services);
    }
}

/// <summary>The bot's services for the time of one verb.</summary>
internal sealed class ConsoleSession(IServiceProvider services, IAsyncDisposable? owner) : IAsyncDisposable
{
    public IServiceProvider Services => services;

    public ValueTask DisposeAsync() => owner?.DisposeAsync() ?? ValueTask.CompletedTask;
}
