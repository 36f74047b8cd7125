using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Faults;

/// <summary>Stands before the Web API, its response urls and its upload addresses: here a call meets what shall go wrong with it.</summary>
internal sealed class CallDoor(PlaygroundServer server)
{
    private SlackWorld World => server.World;

    /// <summary>The answer to a call, as it is to arrive, and the fault it met, if any.</summary>
    public async Task<(Reply Reply, string? Fault)> PassAsync(Occasion occasion, Func<Reply> carryOut)
    {
        if (World.Faults.Find<ChangeEffect>(occasion) is var (change, changing))
        {
            await changing.RunAsync(new Doing(server, change.Rule, occasion));
        }

        return World.Faults.Find<CallEffect>(occasion) is var (strike, effect)
            ? (effect.Change(strike, effect.Does(strike.Rule) ? carryOut() : new Reply(StatusCodes.Status200OK, [])), strike.Rule.Fault.Id)
            : (carryOut(), null);
    }

    public Task WriteAsync(HttpContext context, Reply reply, CancellationToken cancel) => ReplyWriter.WriteAsync(context, reply, World.Machine, cancel);
}
