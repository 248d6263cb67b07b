"""The register of Finnish plain language: the lines of the effects of told_fi, in the same order."""

PLAIN_FI: list[str] = [
    (
        "Tämä paikka on auki näinä aikoina: maanantaista perjantaihin kello 7–19. Lauantaisin kello 8–15. "
        "Sunnuntaisin kiinni."
    ),
    "Voit soittaa näinä aikoina: maanantaista torstaihin kello 10–15.",
    "Tämä paikka avautuu kaksi tuntia tavallista myöhemmin. Tämä paikka sulkeutuu viimeistään kello 15.",
    "Tämä paikka on kiinni.",
    "Et saa palvelua paikan päällä.",
    "Itsepalvelu ei ole käytössä.",
    "Palvelu paikan päällä ja puhelinpalvelu eivät ole käytössä.",
    "Tämä paikka on kiinni näinä aikoina: maanantaista perjantaihin kello 12–14. Näin ei ole juhlapyhinä.",
    "Puhelinpalvelu ja chat eivät ole käytössä näinä aikoina: perjantaisin kello 12–24.",
    (
        "Voit soittaa näinä aikoina: maanantaisin, keskiviikkoisin ja perjantaisin kello 12–16. "
        "Tiistaisin ja torstaisin kello 10–16. Soita numeroon 040 126 7513 tai 043 825 7607."
    ),
    "Saat palvelua sähköpostilla. Vastaamme näinä aikoina: maanantaista torstaihin kello 10–15.",
    "Voit kysyä asioita chatissa. Voit ottaa yhteyttä näinä aikoina: joka päivä koko vuorokauden.",
    (
        "Voit varata ajan puhelimella. Voit soittaa näinä aikoina: maanantaista perjantaihin kello "
        "7.30–15.30. Soita numeroon 09 471 86800."
    ),
    "Saat palvelua puhelimessa. Sinun täytyy varata aika ensin.",
    "Voit jättää postia postilaatikkoon.",
    "Voit käyttää itsepalvelua. Palvelu toimii näinä aikoina: maanantaista perjantaihin kello 7–9.",
    (
        "Saat palvelua internetissä. Lähetä sähköpostia osoitteeseen neuvonta@example.fi. Mene osoitteeseen "
        "https://example.fi/asiointi."
    ),
    "Sinun täytyy varata aika ensin.",
    "Saat palvelua vain, jos olet jo varannut ajan.",
    "Näytteen palautus: ota vuoronumero, kun tulet.",
    "Jos olet yli 70-vuotias, sinun ei tarvitse varata aikaa.",
    "Jos haluat palvelua puhelimella, sinun täytyy varata aika ensin.",
    "Et voi tehdä uusia varauksia. Jos sinulla on jo varaus, se on voimassa.",
    "Et voi tehdä uusia varauksia. Jos sinulla on jo varaus, perumme sen. Henkilökunta ottaa sinuun yhteyttä.",
    "Henkilökunta ottaa sinuun yhteyttä varauksestasi.",
    "Voit tehdä uusia varauksia. Jos sinulla on jo varaus, saat meiltä viestin.",
    "Varauksiin ei tule muutoksia.",
    "Ihmisiä voi olla paikalla enintään puolet tavallisesta määrästä.",
    "Istumapaikkoja on enintään 12,5 prosenttia tavallisesta määrästä. Määrä on kuitenkin enintään 20.",
    "Vastaanottoaikoja on vähemmän kuin tavallisesti.",
    "Nämä palvelut eivät ole käytössä: tulostaminen ja kopioiminen.",
    "Tämä palvelu ei ole käytössä: tulostaminen.",
    "Tulostaminen: saat palvelua muualla. Mene tänne: Kalajärven kirjasto. Tai mene tänne: Tapiolan asiointipiste.",
    "Kopioiminen: saat palvelua muualla. Mene tänne: lähin Kelan palvelupiste.",
    "Kopioiminen: saat palvelua muualla.",
    "Olemme peruneet nämä: yleisötapahtumat.",
    (
        "Olemme peruneet nämä: harrastusryhmien tapaamiset. Voimme silti järjestää niitä niille, jotka "
        "ovat syntyneet vuonna 2001 tai sen jälkeen. Tämä on mahdollista vain, jos kaikki noudattavat "
        "erityisiä turvallisuusohjeita."
    ),
    "Olemme peruneet nämä: konsertit. Voimme silti järjestää niitä. Ehto on ”voidaan pestä”.",
    "Sinun täytyy käyttää maskia tai visiiriä.",
    "Voit kulkea tämän paikan läpi muihin palveluihin.",
    "Rakennus menee kiinni samaan aikaan kuin sen viimeinen palvelu.",
    "Saat tulla sisään vain, jos olet menossa paikkaan, joka on auki.",
    "Tämä paikka toimii kuten tavallisesti.",
    "Kerromme lisää.",
    "Kerromme lisää. Kerromme asiasta viimeistään torstaina 30.4.2020.",
    "Ovi on raollaan.",
]
