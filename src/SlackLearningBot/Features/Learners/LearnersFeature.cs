using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Learners;

/// <summary>Who learns, and when: the welcome and its yes, the settings, and the minute's question whose hour has come.</summary>
internal static class LearnersFeature
{
    public static IServiceCollection AddLearners(this IServiceCollection services) => services
        .AddSingleton<LearnerStore>()
        .AddSingleton<ProposalStore>()
        .AddSingleton<Proposals>()
        .AddSingleton<FirstMeeting>()
        .AddSingleton<Forms>()
        .AddSingleton<Signup>()
        .AddSingleton<ISignup>(provider => provider.GetRequiredService<Signup>())
        .AddSingleton<LearnerChanges>()
        .AddSingleton<PeaceStore>()
        .AddSingleton<PeaceChanges>()
        .AddSingleton<IRhythms, Rhythms>()
        .AddSingleton<Mornings>()
        .AddSingleton<DueLearners>()
        .AddSingleton<Replanning>()
        .AddSingleton<IReplanning>(provider => provider.GetRequiredService<Replanning>())
        .AddSingleton<IExpectedNudges, ExpectedLessons>()
        .AddSingleton<IHomeSection, WelcomeSection>()
        .AddSingleton<IHomeSection, SettingsSection>()
        .AddSingleton<ISubcommand, WelcomeCommand>()
        .AddSingleton<ISubcommand, TimeCommand>()
        .AddSingleton<ISubcommand, PauseCommand>()
        .AddSingleton<ISubcommand, StopCommand>()
        .AddSingleton<ISubcommand, QuietCommand>()
        .AddSingleton<ISubcommand, NudgesCommand>()
        .AddAction<WelcomeOpenAction>()
        .AddAction<WelcomeStartAction>()
        .AddAction<SettingsOpenAction>()
        .AddAction<PauseOpenAction>()
        .AddAction<ResumeAction>()
        .AddAction<StopAction>()
        .AddAction<FollowSlackAction>()
        .AddSingleton<IViewSubmissionHandler, WelcomeModal>()
        .AddSingleton<IViewSubmissionHandler, SettingsModal>()
        .AddSingleton<IViewSubmissionHandler, PauseModal>()
        .AddSingleton<IEventHandler, HomeOpenedEvent>()
        .AddSingleton<IEventHandler, GreetingEvent>()
        .AddWork<WelcomeWork>()
        .AddWork<HintWork>()
        .AddWork<ReplanWork>()
        .AddSingleton<IPersonalData, LearnersPersonalData>();
}
