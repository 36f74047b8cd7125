using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Learners;

/// <summary>The welcome as a message, for somebody who wrote to the bot first.</summary>
internal sealed class WelcomeWork(LearnerStore store, FirstMeeting meeting, Proposals proposals) : IMessageWork
{
    public const string Name = "welcome.message";

    public string Kind => Name;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel)
    {
        if (await store.FindAsync(delivery.Person, cancel) is { IsLearning: true })
        {
            return new Rendering.Drop("learning already");
        }

        await meeting.WaitForProfileAsync(delivery.Person, cancel);
        return new Rendering.Post(WelcomeView.Message(await proposals.MakeAsync(delivery.Person, cancel)));
    }
}

/// <summary>Where a learner who wrote to the bot finds things.</summary>
internal sealed class HintWork(LearnerStore store, CalendarClock calendar) : IMessageWork
{
    public const string Name = "welcome.hint";

    public string Kind => Name;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        await store.FindAsync(delivery.Person, cancel) is { IsLearning: true } learner
            ? new Rendering.Post(WelcomeView.Hint(learner, calendar.Now))
            : new Rendering.Drop("not learning any more");
}
