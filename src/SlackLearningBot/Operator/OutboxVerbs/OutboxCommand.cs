using System.CommandLine;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Operator.OutboxVerbs;

/// <summary><c>outbox list|show|retry|drop</c>: what the bot owes people, what became of it, and what an operator may change.</summary>
internal sealed class OutboxCommand : IConsoleCommand
{
    public Command Build(ConsoleHost host) => new("outbox", "What the bot owes people, and what became of it")
    {
        ListVerb.Build(host),
        ShowVerb.Build(host),
        RetryVerb.Build(host),
        DropVerb.Build(host),
    };
}
