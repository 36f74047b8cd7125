using System.Collections.Concurrent;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.CrashTests.People;

/// <summary>
/// What people do all day: most answer their lesson, some twice at once, some put it off, some open the bot's Home; some do nothing. Whatever
/// fails for them, they leave it at that: Slack repeats no click.
/// </summary>
internal sealed class Doings(PlaygroundServer slack, CrashOptions options)
{
    private static readonly string[] Choices = ["Alpha", "Beta", "Gamma"];

    private readonly ConcurrentBag<Click> clicks = [];
    private readonly Random chance = new(options.Seed + 1);
    private readonly HashSet<(string Team, string User)> acted = [];
    private int homes;

    public IReadOnlyCollection<Click> Clicks => clicks;

    public int Homes => homes;

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var doing = new List<Task>();
                foreach (var workspace in slack.World.All)
                {
                    for (var i = 0; i < options.PeopleEach; i++)
                    {
                        var person = slack.As(Crowd.User(i), workspace.TeamId);
                        if (!acted.Contains((workspace.TeamId, person.UserId)) && FindLesson(person) is { } lesson)
                        {
                            acted.Add((workspace.TeamId, person.UserId));
                            doing.Add(ActAsync(person, lesson));
                        }
                    }
                }

                await Task.WhenAll(doing);
                await Task.Delay(TimeSpan.FromMilliseconds(200), Clocks.Real, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The day is over.
        }
    }

    /// <summary>Null while it has not come.</summary>
    private static Message? FindLesson(PersonHands person) => person.Messages().FirstOrDefault(message => Seen.Of(message) is { Kind: "lesson.daily" });

    private Task ActAsync(PersonHands person, Message lesson)
    {
        var delivery = Seen.Of(lesson)!.DeliveryId;
        var choice = Choices[chance.Next(Choices.Length)];
        return chance.Next(100) switch
        {
            < 60 => AnswerAsync(person, lesson, delivery, choice),
            < 75 => Task.WhenAll(AnswerAsync(person, lesson, delivery, choice), AnswerAsync(person, lesson, delivery, Choices[chance.Next(Choices.Length)])),
            < 85 => person.ClickAsync(lesson, "Later"),
            < 90 => OpenHomeAsync(person),
            _ => Task.CompletedTask,
        };
    }

    private async Task AnswerAsync(PersonHands person, Message lesson, Guid delivery, string choice)
    {
        var result = await person.ClickAsync(lesson, choice);
        clicks.Add(new Click(person.Workspace.TeamId, person.UserId, delivery, choice, result.Answer?.Fine == true));
    }

    private async Task OpenHomeAsync(PersonHands person)
    {
        await person.OpenHomeAsync();
        Interlocked.Increment(ref homes);
    }
}
