"""Facts told in English, in the order of the golden sentences: ahead, now, over; and in plain language."""

TOLD_EN: list[tuple[str, str, str, str]] = [
    (
        "New hours from 30 March 2020 until further notice: Mon–Fri 7 am–7 pm, Sat 8 am–3 pm, closed on Sun.",
        "Hours from 30 March 2020 until further notice: Mon–Fri 7 am–7 pm, Sat 8 am–3 pm, closed on Sun.",
        ("Hours from 18 March to 30 April 2020 were Mon–Fri 7 am–7 pm, Sat 8 am–3 pm, closed on Sun."),
        "Open: Monday to Friday 7 am to 7 pm. Saturday 8 am to 3 pm. Closed on Sundays.",
    ),
    (
        "New phone hours from 30 March 2020 until further notice: Mon–Thu 10 am–3 pm.",
        "Phone hours from 30 March 2020 until further notice: Mon–Thu 10 am–3 pm.",
        "Phone hours from 18 March to 30 April 2020 were Mon–Thu 10 am–3 pm.",
        "Phone hours: Monday to Thursday 10 am to 3 pm.",
    ),
    (
        "Will open two hours later than usual from 30 March 2020 until further notice.",
        "Opening two hours later than usual from 30 March 2020 until further notice.",
        "Opened two hours later than usual from 18 March to 30 April 2020.",
        "Opens two hours later than usual.",
    ),
    (
        (
            "Will not open before 11 am and will close half an hour earlier than usual from 30 March 2020 "
            "until further notice."
        ),
        ("Not open before 11 am and closing half an hour earlier than usual from 30 March 2020 until further notice."),
        ("Did not open before 11 am and closed half an hour earlier than usual from 18 March to 30 April 2020."),
        "Does not open before 11 am. Closes half an hour earlier than usual.",
    ),
    (
        "Phone service and chat end no later than 3 pm from 30 March 2020 until further notice.",
        "Phone service and chat end no later than 3 pm from 30 March 2020 until further notice.",
        "Phone service and chat ended no later than 3 pm from 18 March to 30 April 2020.",
        "Phone service and chat end no later than 3 pm.",
    ),
    (
        "Will be closed from 30 March 2020 until further notice.",
        "Closed from 30 March 2020 until further notice.",
        "Was closed from 18 March to 30 April 2020.",
        "Closed.",
    ),
    (
        "No service on site from 30 March 2020 until further notice.",
        "No service on site from 30 March 2020 until further notice.",
        "There was no service on site from 18 March to 30 April 2020.",
        "No service here.",
    ),
    (
        "Self-service will be closed from 30 March 2020 until further notice.",
        "Self-service closed from 30 March 2020 until further notice.",
        "Self-service was closed from 18 March to 30 April 2020.",
        "Closed: self-service.",
    ),
    (
        "Closed Mon–Fri midday–2 pm, not on public holidays (from 30 March 2020 until further notice).",
        "Closed Mon–Fri midday–2 pm, not on public holidays (from 30 March 2020 until further notice).",
        "Was closed Mon–Fri midday–2 pm, not on public holidays (from 18 March to 30 April 2020).",
        "Closed Monday to Friday midday to 2 pm. Not on public holidays.",
    ),
    (
        "Phone service and chat closed Fri midday–midnight (from 30 March 2020 until further notice).",
        "Phone service and chat closed Fri midday–midnight (from 30 March 2020 until further notice).",
        "Phone service and chat were closed Fri midday–midnight (from 18 March to 30 April 2020).",
        "Closed Friday midday to midnight: phone service and chat.",
    ),
    (
        (
            "Service by phone Mon, Wed, Fri midday–4 pm; Tue, Thu 10 am–4 pm: 040 126 7513 and 043 825 7607 "
            "(from 30 March 2020 until further notice)."
        ),
        (
            "Service by phone Mon, Wed, Fri midday–4 pm; Tue, Thu 10 am–4 pm: 040 126 7513 and 043 825 7607 "
            "(from 30 March 2020 until further notice)."
        ),
        (
            "Service by phone was available from 18 March to 30 April 2020: Mon, Wed, Fri midday–4 pm; "
            "Tue, Thu 10 am–4 pm (040 126 7513 and 043 825 7607)."
        ),
        (
            "Call 040 126 7513 or 043 825 7607: Monday, Wednesday and Friday midday to 4 pm. Tuesday and "
            "Thursday 10 am to 4 pm."
        ),
    ),
    (
        "Service by e-mail, answered Mon–Thu 10 am–3 pm (from 30 March 2020 until further notice).",
        "Service by e-mail, answered Mon–Thu 10 am–3 pm (from 30 March 2020 until further notice).",
        "Service by e-mail was available from 18 March to 30 April 2020, answered Mon–Thu 10 am–3 pm.",
        "You can e-mail us. We answer: Monday to Thursday 10 am to 3 pm.",
    ),
    (
        "Booking by phone Mon–Fri 7:30 am–3:30 pm: 09 471 86800 (from 30 March 2020 until further notice).",
        "Booking by phone Mon–Fri 7:30 am–3:30 pm: 09 471 86800 (from 30 March 2020 until further notice).",
        ("Booking by phone was possible from 18 March to 30 April 2020: Mon–Fri 7:30 am–3:30 pm (09 471 86800)."),
        ("Book by phone: Monday to Friday 7:30 am to 3:30 pm. Call 09 471 86800."),
    ),
    (
        "Service by phone, by appointment only (from 30 March 2020 until further notice).",
        "Service by phone, by appointment only (from 30 March 2020 until further notice).",
        "Service by phone was available from 18 March to 30 April 2020, by appointment only.",
        "You can call. Book an appointment first.",
    ),
    (
        "Letterbox in use (from 30 March 2020 until further notice).",
        "Letterbox in use (from 30 March 2020 until further notice).",
        "The letterbox was in use from 18 March to 30 April 2020.",
        "You can use the letterbox.",
    ),
    (
        "Service online: https://example.fi/asiointi (from 30 March 2020 until further notice).",
        "Service online: https://example.fi/asiointi (from 30 March 2020 until further notice).",
        "Service online was available from 18 March to 30 April 2020: https://example.fi/asiointi.",
        "Go to https://example.fi/asiointi.",
    ),
    (
        "Service by post (from 30 March 2020 until further notice).",
        "Service by post (from 30 March 2020 until further notice).",
        "Service by post was available from 18 March to 30 April 2020.",
        "You can write to us.",
    ),
    (
        "Pick-up Mon–Thu 9 am–8 pm (from 30 March 2020 until further notice).",
        "Pick-up Mon–Thu 9 am–8 pm (from 30 March 2020 until further notice).",
        "Pick-up was possible from 18 March to 30 April 2020: Mon–Thu 9 am–8 pm.",
        "Pick up orders: Monday to Thursday 9 am to 8 pm.",
    ),
    (
        "Service by video call, by appointment only (from 30 March 2020 until further notice).",
        "Service by video call, by appointment only (from 30 March 2020 until further notice).",
        "Service by video call was available from 18 March to 30 April 2020, by appointment only.",
        "Call us by video. Book an appointment first.",
    ),
    (
        "New pick-up hours from 30 March 2020 until further notice: Mon–Fri 9 am–midday.",
        "Pick-up hours from 30 March 2020 until further notice: Mon–Fri 9 am–midday.",
        "Pick-up hours from 18 March to 30 April 2020 were Mon–Fri 9 am–midday.",
        "Pick-up hours: Monday to Friday 9 am to midday.",
    ),
    (
        "Service by post, pick-up and service by video call will be closed from 30 March 2020 until further notice.",
        "Service by post, pick-up and service by video call closed from 30 March 2020 until further notice.",
        "Service by post, pick-up and service by video call were closed from 18 March to 30 April 2020.",
        "Closed: service by post, pick-up and service by video call.",
    ),
    (
        "By appointment only from 30 March 2020 until further notice.",
        "By appointment only from 30 March 2020 until further notice.",
        "Service was by appointment only from 18 March to 30 April 2020.",
        "Book an appointment first.",
    ),
    (
        "Only for those who have already booked (from 30 March 2020 until further notice).",
        "Only for those who have already booked (from 30 March 2020 until further notice).",
        "Service was only for those who had already booked from 18 March to 30 April 2020.",
        "Come only if you have already booked.",
    ),
    (
        "Returning a sample: by queue number (from 30 March 2020 until further notice).",
        "Returning a sample: by queue number (from 30 March 2020 until further notice).",
        "Returning a sample: service was by queue number from 18 March to 30 April 2020.",
        "Returning a sample: take a queue number.",
    ),
    (
        "People over 70: without an appointment (from 30 March 2020 until further notice).",
        "People over 70: without an appointment (from 30 March 2020 until further notice).",
        "People over 70: service was without an appointment from 18 March to 30 April 2020.",
        "No appointment needed if you are over 70.",
    ),
    (
        "By phone, by appointment only from 30 March 2020 until further notice.",
        "By phone, by appointment only from 30 March 2020 until further notice.",
        "Service by phone was by appointment only from 18 March to 30 April 2020.",
        "By phone: book an appointment first.",
    ),
    (
        ("No new bookings are taken, but existing bookings stand (for times from 30 March 2020 until further notice)."),
        ("No new bookings are taken, but existing bookings stand (for times from 30 March 2020 until further notice)."),
        ("No new bookings were taken, but existing bookings stood (from 18 March to 30 April 2020)."),
        "You cannot make new bookings. Your booking is valid.",
    ),
    (
        (
            "No new bookings are taken, existing bookings are cancelled, and staff contact those who have "
            "booked (for times from 30 March 2020 until further notice)."
        ),
        (
            "No new bookings are taken, existing bookings are cancelled, and staff contact those who have "
            "booked (for times from 30 March 2020 until further notice)."
        ),
        (
            "No new bookings were taken, existing bookings were cancelled, and staff contacted those who had "
            "booked (from 18 March to 30 April 2020)."
        ),
        ("You cannot make new bookings. Your booking is cancelled. Staff will contact you."),
    ),
    (
        "Staff contact those who have booked (for times from 30 March 2020 until further notice).",
        "Staff contact those who have booked (for times from 30 March 2020 until further notice).",
        "Staff contacted those who had booked (from 18 March to 30 April 2020).",
        "Staff contact you about your booking.",
    ),
    (
        ("Those who have booked will be contacted by message (for times from 30 March 2020 until further notice)."),
        ("Those who have booked will be contacted by message (for times from 30 March 2020 until further notice)."),
        "Those who had booked were contacted by message (from 18 March to 30 April 2020).",
        "You get a message about your booking.",
    ),
    (
        "No more than half of the usual number of visitors from 30 March 2020 until further notice.",
        "No more than half of the usual number of visitors from 30 March 2020 until further notice.",
        "No more than half of the usual number of visitors were let in from 18 March to 30 April 2020.",
        "No more than half of the usual number of visitors.",
    ),
    (
        (
            "No more than 12.5% of the usual number of seats and no more than 20 seats"
            " from 30 March 2020 until further notice."
        ),
        (
            "No more than 12.5% of the usual number of seats and no more than 20 seats"
            " from 30 March 2020 until further notice."
        ),
        (
            "No more than 12.5% of the usual number of seats and no more than 20 seats were available from 18 March "
            "to 30 April 2020."
        ),
        "No more than 12.5% of the usual number of seats. And no more than 20 seats.",
    ),
    (
        "Fewer appointments than usual from 30 March 2020 until further notice.",
        "Fewer appointments than usual from 30 March 2020 until further notice.",
        "Fewer appointments than usual were available from 18 March to 30 April 2020.",
        "Fewer appointments than usual.",
    ),
    (
        "Not available from 30 March 2020 until further notice: printing and copying.",
        "Not available from 30 March 2020 until further notice: printing and copying.",
        "Printing and copying were not available from 18 March to 30 April 2020.",
        "Not available: printing and copying.",
    ),
    (
        ("Printing elsewhere: Kalajärvi Library and Tapiola Service Point (from 30 March 2020 until further notice)."),
        ("Printing elsewhere: Kalajärvi Library and Tapiola Service Point (from 30 March 2020 until further notice)."),
        (
            "Printing was available elsewhere from 18 March to 30 April 2020: Kalajärvi Library and "
            "Tapiola Service Point."
        ),
        "Printing: go to Kalajärvi Library or Tapiola Service Point.",
    ),
    (
        "Copying elsewhere: the nearest Kela service point (from 30 March 2020 until further notice).",
        "Copying elsewhere: the nearest Kela service point (from 30 March 2020 until further notice).",
        "Copying was available elsewhere from 18 March to 30 April 2020: the nearest Kela service point.",
        "Copying: go to the nearest Kela service point.",
    ),
    (
        "Public events are cancelled from 30 March 2020 until further notice.",
        "Public events are cancelled from 30 March 2020 until further notice.",
        "Public events were cancelled from 18 March to 30 April 2020.",
        "Public events are cancelled.",
    ),
    (
        (
            "Recreational groups are cancelled; those for people born in 2001 or later may be arranged if "
            "special safety guidelines are followed (from 30 March 2020 until further notice)."
        ),
        (
            "Recreational groups are cancelled; those for people born in 2001 or later may be arranged if "
            "special safety guidelines are followed (from 30 March 2020 until further notice)."
        ),
        (
            "Recreational groups were cancelled from 18 March to 30 April 2020; those for people born in "
            "2001 or later could be arranged if special safety guidelines were followed."
        ),
        (
            "Recreational groups are cancelled. Those for people born in 2001 or later may be arranged. Only if "
            "special safety guidelines are followed."
        ),
    ),
    (
        (
            "Public events and recreational groups are cancelled; those for people born on 15 August 2008 or "
            "later may be arranged (from 30 March 2020 until further notice)."
        ),
        (
            "Public events and recreational groups are cancelled; those for people born on 15 August 2008 or "
            "later may be arranged (from 30 March 2020 until further notice)."
        ),
        (
            "Public events and recreational groups were cancelled from 18 March to 30 April 2020; those "
            "for people born on 15 August 2008 or later could be arranged."
        ),
        (
            "Public events and recreational groups are cancelled. Those for people born on 15 August 2008 or "
            "later may be arranged."
        ),
    ),
    (
        "You must wear a mask or a face shield (from 30 March 2020 until further notice).",
        "You must wear a mask or a face shield (from 30 March 2020 until further notice).",
        "You must wear a mask or a face shield (from 18 March to 30 April 2020, no longer).",
        "You must wear a mask or a face shield.",
    ),
    (
        "You may walk through to other services from 30 March 2020 until further notice.",
        "You may walk through to other services from 30 March 2020 until further notice.",
        "You could walk through to other services from 18 March to 30 April 2020.",
        "You may walk through to other places.",
    ),
    (
        "The building closes when its last unit closes from 30 March 2020 until further notice.",
        "The building closes when its last unit closes from 30 March 2020 until further notice.",
        "From 18 March to 30 April 2020, the building closed when its last unit closed.",
        "The building closes when its last service closes.",
    ),
    (
        "You may enter only to go to a unit that is open from 30 March 2020 until further notice.",
        "You may enter only to go to a unit that is open from 30 March 2020 until further notice.",
        "From 18 March to 30 April 2020, you could enter only to go to a unit that was open.",
        "You may come in only to go to an open service.",
    ),
    (
        "Normal service from 30 March 2020 until further notice.",
        "Normal service from 30 March 2020 until further notice.",
        "Service was as usual from 18 March to 30 April 2020.",
        "Open as usual.",
    ),
    (
        "We will tell more (by 30 April 2020; from 30 March 2020 until further notice).",
        "We will tell more (by 30 April 2020; from 30 March 2020 until further notice).",
        "We will tell more (by 30 April 2020; from 18 March to 30 April 2020, no longer).",
        "We will tell more. By 30 April 2020.",
    ),
    (
        "Is the door ajar? (From 30 March 2020 until further notice.)",
        "Is the door ajar? (From 30 March 2020 until further notice.)",
        "Is the door ajar? (From 18 March to 30 April 2020, no longer.)",
        "Is the door ajar?",
    ),
]
