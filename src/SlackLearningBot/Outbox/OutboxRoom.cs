using SlackLearningBot.Outbox.Inbound;
using SlackLearningBot.Outbox.Operations;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Outbox;

internal static class OutboxRoom
{
    public static IServiceCollection AddOutbox(this IServiceCollection services, bool runsLoops)
    {
        services
            .AddSingleton<Deliveries>()
            .AddSingleton<Contacts>()
            .AddSingleton<ClaimStore>()
            .AddSingleton<OutcomeStore>()
            .AddSingleton<Lanes>()
            .AddSingleton<DirectMessages>()
            .AddSingleton<FileHandover>()
            .AddSingleton<Poster>()
            .AddSingleton<NudgeGateStore>()
            .AddSingleton<NudgesAhead>()
            .AddSingleton<NudgeGate>()
            .AddSingleton<ISteps, Steps>()
            .AddSingleton<OutboxMetrics>()
            .AddSingleton<Holder>()
            .AddSingleton<Judge>()
            .AddSingleton<Works>()
            .AddSingleton<Recorder>()
            .AddSingleton<Desks>()
            .AddSingleton<Preparer>()
            .AddSingleton<LookUp>()
            .AddSingleton<Failures>()
            .AddSingleton<Doer>()
            .AddSingleton<SenderTools>()
            .AddSingleton<Sender>()
            .AddSingleton<RestoreMark>()
            .AddSingleton<Cleaner>()
            .AddSingleton<DeliveryLedger>()
            .AddSingleton<DeliveryMending>()
            .AddSingleton<Arrivals>()
            .AddSingleton<InboundStore>()
            .AddSingleton<InboundRunner>()
            .AddSingleton<InboundLoop>()
            .AddSingleton<IPersonalData, OutboxPersonalData>()
            .AddWork<UpdateMessageWork>()
            .AddWork<FileFailedWork>();

        if (runsLoops)
        {
            services
                .AddSingleton<Wake>()
                .AddHostedService(provider => provider.GetRequiredService<Wake>())
                .AddHostedService<SenderLoop>()
                .AddHostedService(provider => provider.GetRequiredService<InboundLoop>());
        }

        return services;
    }

    public static IServiceCollection AddWork<TWork>(this IServiceCollection services)
        where TWork : class, IWork => services.AddSingleton<IWork, TWork>();
}
