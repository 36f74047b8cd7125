using System.CommandLine;
using SlackLearningBot.Outbox.Operations;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Operator.OutboxVerbs;

/// <summary>Which deliveries <c>retry</c> and <c>drop</c> are about, by id or all dead ones of a kind; and whether the operator means it.</summary>
internal sealed class Choice
{
    /// <summary>More are done by saying it again: each time is one short transaction.</summary>
    private const int MostAtOnce = 10_000;

    private readonly Argument<Guid[]> ids = DeliveryIds.Argument(ArgumentArity.ZeroOrMore);
    private readonly Option<bool> dead = new("--dead") { Description = "All dead ones that the other options leave" };
    private readonly Option<bool> yes = new("--yes") { Description = "Do not ask" };
    private readonly Selection selection = new();

    public void AddTo(Command command)
    {
        command.Arguments.Add(ids);
        command.Options.Add(dead);
        command.Options.Add(yes);
        selection.AddTo(command, withState: false);
    }

    /// <summary>What was chosen, with a line for each that cannot be done; null with the complaint written.</summary>
    public async Task<IReadOnlyList<DeliveryRow>?> FindAsync(
        ConsoleHost host, ParseResult parsed, IServiceProvider services, Func<DeliveryRow, string?> whyNot, string advice, CancellationToken cancel)
    {
        var named = parsed.GetValue(ids) ?? [];
        var all = parsed.GetValue(dead);
        if (all ? named.Length > 0 : named.Length == 0 || selection.IsGiven(parsed))
        {
            await host.Error.WriteLineAsync(!all && named.Length == 0 ? advice : OutboxView.IdsOrDead);
            return null;
        }

        var found = all ? await FindDeadAsync(host, parsed, services, cancel) : await FindNamedAsync(host, services, named, cancel);
        if (found is null)
        {
            return null;
        }

        var possible = new List<DeliveryRow>();
        foreach (var row in found)
        {
            if (whyNot(row) is { } why)
            {
                await host.Error.WriteLineAsync(why);
            }
            else
            {
                possible.Add(row);
            }
        }

        return possible;
    }

    private async Task<IReadOnlyList<DeliveryRow>?> FindDeadAsync(ConsoleHost host, ParseResult parsed, IServiceProvider services, CancellationToken cancel)
    {
        if (await selection.ReadAsync(host, parsed, services, cancel) is not { } filter)
        {
            return null;
        }

        var found = await services.GetRequiredService<DeliveryLedger>().ListAsync(filter with { State = "dead", Most = MostAtOnce }, cancel);
        if (found.Count == 0)
        {
            await host.Error.WriteLineAsync(OutboxView.NothingFound);
        }

        return found;
    }

    private static async Task<IReadOnlyList<DeliveryRow>?> FindNamedAsync(ConsoleHost host, IServiceProvider services, Guid[] named, CancellationToken cancel)
    {
        var found = await services.GetRequiredService<DeliveryLedger>().FindAsync(named, cancel);
        if (named.Except(found.Select(row => row.Id)).ToList() is { Count: > 0 } unknown)
        {
            await host.Error.WriteLineAsync(OutboxView.Unknown(unknown));
            return null;
        }

        return found;
    }

    /// <summary>Says what will happen and asks, unless told not to.</summary>
    public Task<bool> IsMeantAsync(ConsoleHost host, ParseResult parsed, IEnumerable<string> what, CancellationToken cancel) =>
        host.IsMeantAsync(what, parsed.GetValue(yes), cancel);
}
